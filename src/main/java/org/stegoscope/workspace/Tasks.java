package org.stegoscope.workspace;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.stegoscope.job.JobHandle;
import org.stegoscope.job.JobListener;

/// The jobs that wait or run, the oldest first.
public final class Tasks implements JobListener {

  /// The title of housekeeping, which nobody waits for and nobody need see or cancel.
  public static final String UNSEEN = "";

  private final UiThread ui;
  private final Map<JobHandle<?>, TaskItem> byJob = new ConcurrentHashMap<>();
  private final ObservableList<TaskItem> items = FXCollections.observableArrayList();

  /// One for all: listeners hang on the view, which nobody else would hold.
  private final ObservableList<TaskItem> view = FXCollections.unmodifiableObservableList(items);

  public Tasks(UiThread ui) {
    this.ui = ui;
  }

  public ObservableList<TaskItem> items() {
    return view;
  }

  public void cancelAll() {
    items.forEach(TaskItem::cancel);
  }

  @Override
  public void submitted(JobHandle<?> job) {
    if (job.title().equals(UNSEEN)) {
      return;
    }
    TaskItem item = new TaskItem(job, ui);
    byJob.put(job, item);
    ui.execute(() -> items.add(item));
  }

  @Override
  public void progressed(JobHandle<?> job, String stage, double fraction) {
    TaskItem item = byJob.get(job);
    if (item != null) {
      item.progressed(stage, fraction);
    }
  }

  @Override
  public void ended(JobHandle<?> job) {
    TaskItem item = byJob.remove(job);
    if (item != null) {
      ui.execute(() -> items.remove(item));
    }
  }
}
