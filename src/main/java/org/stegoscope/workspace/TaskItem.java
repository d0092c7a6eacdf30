package org.stegoscope.workspace;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import org.stegoscope.job.JobHandle;

/// A job as the window shows it.
public final class TaskItem {

  private final JobHandle<?> job;
  private final Progress progress;

  TaskItem(JobHandle<?> job, UiThread ui) {
    this.job = job;
    progress = new Progress(ui);
  }

  public String title() {
    return job.title();
  }

  public ReadOnlyStringProperty stageProperty() {
    return progress.stageProperty();
  }

  /// Done of the whole, 0..1; negative where it is not known.
  public ReadOnlyDoubleProperty fractionProperty() {
    return progress.fractionProperty();
  }

  public void cancel() {
    progress.say("cancelling");
    job.cancel();
  }

  /// Called on any thread, however often.
  void progressed(String newStage, double newFraction) {
    progress.reported(newStage, newFraction);
  }
}
