package org.stegoscope.app;

import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;
import org.stegoscope.ui.checkpoint.CheckpointPane;
import org.stegoscope.ui.evaluation.EvaluationPane;
import org.stegoscope.ui.projection.ProjectionPane;
import org.stegoscope.ui.shell.FileChoosers;
import org.stegoscope.ui.training.TrainingPane;
import org.stegoscope.ui.viewer.ViewerGrid;
import org.stegoscope.workspace.Workbench;
import org.stegoscope.workspace.Workspace;

/// The middle of the window: the viewers, with the plots above them in the workbench of
/// projections, or what another workbench shows in their place.
final class Benches {

  private static final double PLOTS = 0.62;

  private Benches() {}

  static StackPane of(Workspace workspace, FileChoosers choosers) {
    ViewerGrid viewers = new ViewerGrid(workspace);
    CheckpointPane checkpoint = new CheckpointPane(workspace.checkpoint());
    EvaluationPane evaluation = new EvaluationPane(workspace, choosers);
    StackPane training = new StackPane();
    StackPane sweeps = new StackPane();
    ProjectionPane projection = new ProjectionPane(workspace, choosers);
    SplitPane photos = new SplitPane(viewers);
    photos.setOrientation(Orientation.VERTICAL);
    photos.getStyleClass().add("benches");
    workspace
        .viewers()
        .workbenchProperty()
        .subscribe(now -> {
          checkpoint.setVisible(now == Workbench.CHECKPOINT);
          evaluation.setVisible(now == Workbench.EVALUATE);
          training.setVisible(now == Workbench.TRAIN);
          // It has many controls, of which a window that trains nothing need have none.
          if (now == Workbench.TRAIN && training.getChildren().isEmpty()) {
            training.getChildren().add(new TrainingPane(workspace.training(), choosers));
          }
          sweeps.setVisible(now == Workbench.SWEEP);
          if (now == Workbench.SWEEP && sweeps.getChildren().isEmpty()) {
            sweeps.getChildren().add(new SweepBench(workspace.sweeps(), choosers));
          }
          viewers.setVisible(now.layer().isPresent());
          photos.setVisible(now.layer().isPresent());
          showPlots(photos, projection, now == Workbench.PROJECT);
        });
    return new StackPane(photos, training, sweeps, evaluation, checkpoint);
  }

  private static void showPlots(SplitPane photos, ProjectionPane projection, boolean wanted) {
    if (wanted && !photos.getItems().contains(projection)) {
      photos.getItems().addFirst(projection);
      photos.setDividerPosition(0, PLOTS);
    } else if (!wanted) {
      photos.getItems().remove(projection);
    }
  }
}
