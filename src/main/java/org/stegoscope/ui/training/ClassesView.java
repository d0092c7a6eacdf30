package org.stegoscope.ui.training;

import java.util.List;
import java.util.TreeSet;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.stegoscope.ui.fx.Choice;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.training.ChartLook;
import org.stegoscope.workspace.training.TrainingCharts;

/// The learning curve of each class: a list to choose some of, and their charts.
final class ClassesView extends HBox {

  private static final double LIST_PX = 170;

  private final TrainingCharts charts;
  private final ListView<String> list = new ListView<>();
  private boolean choosing;

  ClassesView(TrainingCharts charts) {
    super(12);
    this.charts = charts;
    list.setId("training-classes");
    list.setAccessibleText("Classes whose curves are drawn");
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    VBox.setVgrow(list, Priority.ALWAYS);
    charts.classesProperty().subscribe(this::fill);
    charts.chosenClassesProperty().subscribe(_ -> select());
    list.getSelectionModel()
        .getSelectedItems()
        .addListener((ListChangeListener<String>) _ -> choose());
    VBox left =
        new VBox(
            8,
            Choice.buttons(
                "training-probe-",
                List.of(ChartLook.ProbeOf.values()),
                charts.probeProperty(),
                probe -> probe == ChartLook.ProbeOf.CLUSTER ? "Cluster" : "Linear",
                _ -> Choice.NO_OBSTACLE),
            list,
            hint());
    left.setMinWidth(LIST_PX);
    left.setPrefWidth(LIST_PX);
    ScrollPane shown =
        Scrolled.of(
            new ChartsFlow(
                charts,
                ChartLook.Page.CLASSES,
                "No scores of classes yet: they need labels, and come with each validation."));
    HBox.setHgrow(shown, Priority.ALWAYS);
    getChildren().addAll(left, shown);
  }

  private static javafx.scene.control.Label hint() {
    var hint = Parts.muted("Ctrl- or Shift-click chooses several.");
    Parts.wrap(hint);
    return hint;
  }

  private void fill(List<String> names) {
    choosing = true;
    list.getItems().setAll(names);
    choosing = false;
    select();
  }

  private void select() {
    if (choosing) {
      return;
    }
    choosing = true;
    list.getSelectionModel().clearSelection();
    charts.chosenClassesProperty().get().forEach(list.getSelectionModel()::select);
    choosing = false;
  }

  private void choose() {
    if (!choosing) {
      choosing = true;
      charts
          .chosenClassesProperty()
          .set(new TreeSet<>(list.getSelectionModel().getSelectedItems()));
      choosing = false;
    }
  }
}
