package org.stegoscope.workspace;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;

/// Looks into photos of the list one after the other, the one asked for last first: that is the one
/// in sight.
final class Previews {

  /// More than a screen shows at once: what was scrolled past long ago is asked for again when it
  /// comes back into sight.
  private static final int MOST_WAITING = 64;

  private final PhotoLoader loader;
  private final JobRunner runner;
  private final UiThread ui;
  private final Notices notices;
  private final Deque<PhotoItem> queue = new ConcurrentLinkedDeque<>();
  private boolean running;

  Previews(PhotoLoader loader, JobRunner runner, UiThread ui, Notices notices) {
    this.loader = loader;
    this.runner = runner;
    this.ui = ui;
    this.notices = notices;
  }

  void ask(PhotoItem item) {
    if (!(item.stateProperty().get() instanceof PhotoItem.Unread)) {
      return;
    }
    queue.remove(item);
    queue.addFirst(item);
    if (queue.size() > MOST_WAITING) {
      queue.pollLast();
    }
    start();
  }

  private void start() {
    if (running || queue.isEmpty()) {
      return;
    }
    running = true;
    runner
        .submit(Lane.CPU, "Reading thumbnails", this::drain)
        .answer()
        .whenComplete((_, failure) -> ui.execute(() -> ended(failure)));
  }

  private Void drain(JobContext context) {
    int done = 0;
    while (lookAtNext(done, context)) {
      done++;
    }
    return null;
  }

  private boolean lookAtNext(int done, JobContext context) {
    PhotoItem item = queue.pollFirst();
    if (item == null) {
      return false;
    }
    context.progress(item.name(), (double) done / (done + queue.size() + 1));
    PhotoItem.State state = look(item, context);
    ui.execute(() -> item.setState(state));
    return true;
  }

  private PhotoItem.State look(PhotoItem item, JobContext context) {
    try {
      return loader.load(item, context).state();
    } catch (StegoscopeException broken) {
      return new PhotoItem.Broken(broken.getMessage());
    }
  }

  private void ended(Throwable failure) {
    running = false;
    if (failure == null) {
      start();
      return;
    }
    queue.clear();
    notices.reportUnlessCancelled(failure);
  }
}
