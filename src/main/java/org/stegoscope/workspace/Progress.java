package org.stegoscope.workspace;

import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.stegoscope.job.JobContext;

/// How far a job is, as the window shows it.
public final class Progress {

  private record Report(String stage, double fraction) {}

  private final UiThread ui;
  private final ReadOnlyStringWrapper stage = new ReadOnlyStringWrapper("waiting");
  private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
  private final AtomicReference<Report> newest = new AtomicReference<>();

  Progress(UiThread ui) {
    this.ui = ui;
  }

  public ReadOnlyStringProperty stageProperty() {
    return stage.getReadOnlyProperty();
  }

  /// Done of the whole, 0..1; negative where it is not known.
  public ReadOnlyDoubleProperty fractionProperty() {
    return fraction.getReadOnlyProperty();
  }

  /// The context of a job that is also shown here.
  JobContext heardBy(JobContext context) {
    return new JobContext() {
      @Override
      public void progress(String newStage, double newFraction) {
        reported(newStage, newFraction);
        context.progress(newStage, newFraction);
      }

      @Override
      public boolean isCancelled() {
        return context.isCancelled();
      }
    };
  }

  /// Called on any thread, however often: reports that come faster than they are shown are dropped.
  void reported(String newStage, double newFraction) {
    if (newest.getAndSet(new Report(newStage, newFraction)) == null) {
      ui.execute(this::showNewest);
    }
  }

  private void showNewest() {
    Report report = newest.getAndSet(null);
    stage.set(report.stage());
    fraction.set(report.fraction() < 0 ? -1 : report.fraction());
  }

  /// Says something else than the job does.
  void say(String newStage) {
    stage.set(newStage);
  }
}
