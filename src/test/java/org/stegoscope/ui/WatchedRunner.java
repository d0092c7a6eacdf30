package org.stegoscope.ui;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.stegoscope.job.Job;
import org.stegoscope.job.JobHandle;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;

/// Runs jobs as another runner does, remembers their titles, and can be told to make them last
/// until they are cancelled.
final class WatchedRunner implements JobRunner {

  private final JobRunner inner;
  private final List<String> titles = new CopyOnWriteArrayList<>();
  private volatile String endless = "";

  WatchedRunner(JobRunner inner) {
    this.inner = inner;
  }

  /// Jobs whose title starts so never end by themselves.
  void makeEndless(String titlePrefix) {
    endless = titlePrefix;
  }

  long submitted(String titlePrefix) {
    return titles.stream().filter(title -> title.startsWith(titlePrefix)).count();
  }

  @Override
  public <T> JobHandle<T> submit(Lane lane, String title, Job<T> job) {
    titles.add(title);
    boolean lasting = !endless.isEmpty() && title.startsWith(endless);
    return inner.submit(
        lane,
        title,
        lasting
            ? context -> {
              context.progress("for ever", 0.5);
              while (true) {
                context.checkCancelled();
                Thread.onSpinWait();
              }
            }
            : job);
  }

  @Override
  public void close() {
    inner.close();
  }
}
