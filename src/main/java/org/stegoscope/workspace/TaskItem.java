package org.stegoscope.workspace;

import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.stegoscope.job.JobHandle;

/// A job as the window shows it.
public final class TaskItem {

  private record Progress(String stage, double fraction) {}

  private final JobHandle<?> job;
  private final UiThread ui;
  private final ReadOnlyStringWrapper stage = new ReadOnlyStringWrapper("waiting");
  private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
  private final AtomicReference<Progress> newest = new AtomicReference<>();

  TaskItem(JobHandle<?> job, UiThread ui) {
    this.job = job;
    this.ui = ui;
  }

  public String title() {
    return job.title();
  }

  public ReadOnlyStringProperty stageProperty() {
    return stage.getReadOnlyProperty();
  }

  /// Done of the whole, 0..1; negative where it is not known.
  public ReadOnlyDoubleProperty fractionProperty() {
    return fraction.getReadOnlyProperty();
  }

  public void cancel() {
    stage.set("cancelling");
    job.cancel();
  }

  /// Called on any thread, however often: reports that come faster than they are shown are dropped.
  void progressed(String newStage, double newFraction) {
    if (newest.getAndSet(new Progress(newStage, newFraction)) == null) {
      ui.execute(this::showNewest);
    }
  }

  private void showNewest() {
    Progress progress = newest.getAndSet(null);
    stage.set(progress.stage());
    fraction.set(progress.fraction() < 0 ? -1 : progress.fraction());
  }
}
