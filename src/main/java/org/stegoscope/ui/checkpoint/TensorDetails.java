package org.stegoscope.ui.checkpoint;

import atlantafx.base.theme.Styles;
import java.util.Arrays;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.stegoscope.checkpoint.StoredTensor;
import org.stegoscope.ui.fx.FormRows;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.CheckpointViewModel;
import org.stegoscope.workspace.StatisticsState;

/// The selected tensor: what it is, and what its numbers are like.
final class TensorDetails extends ScrollPane {

  private final CheckpointViewModel model;
  private final VBox tensor = new VBox(8);
  private final VBox numbers = new VBox(8);
  private final StatisticsView statistics = new StatisticsView();

  TensorDetails(CheckpointViewModel model) {
    this.model = model;
    setId("tensor-details");
    setFitToWidth(true);
    VBox content = new VBox(12, tensor, numbers);
    content.getStyleClass().add("tensor-details");
    setContent(content);
    model.selectedProperty().subscribe(this::show);
    model.statisticsProperty().subscribe(this::show);
  }

  private void show(StoredTensor selected) {
    if (selected == null) {
      tensor.getChildren().setAll(Parts.muted("Select a tensor to see its shape and its numbers."));
      return;
    }
    GridPane rows = new GridPane(12, 6);
    FormRows form = new FormRows(rows);
    form.add("Shape", value("tensor-shape", Arrays.toString(selected.shape())));
    form.add("Type", value("tensor-type", selected.dtype().label()));
    form.add("Elements", value("tensor-elements", Quantities.count(selected.elements())));
    long bytes = selected.elements() * selected.dtype().bytes();
    form.add("Size", value("tensor-size", Quantities.count(bytes) + " bytes"));
    tensor.getChildren().setAll(Parts.heading("Tensor"), name(selected.name()), rows);
  }

  private static Label value(String id, String text) {
    Label label = new Label(text);
    label.setId(id);
    label.setMinWidth(0);
    return label;
  }

  /// A field, so that a part of a long name can be read and copied.
  private static HBox name(String name) {
    TextField field = new TextField(name);
    field.setId("tensor-name");
    field.setEditable(false);
    field.setAccessibleText("Name of the tensor in the file");
    HBox.setHgrow(field, Priority.ALWAYS);
    Button copy =
        Parts.iconButton(MaterialDesignC.CONTENT_COPY, "Copy the name", () -> Parts.copy(name));
    copy.setId("copy-tensor-name");
    HBox row = new HBox(4, field, copy);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void show(StatisticsState state) {
    switch (state) {
      case StatisticsState.None _ -> numbers.getChildren().clear();
      case StatisticsState.Computing computing ->
          numbers.getChildren().setAll(Parts.heading("Statistics"), progress(computing));
      case StatisticsState.Known known -> {
        statistics.show(known.statistics());
        numbers.getChildren().setAll(Parts.heading("Statistics"), statistics);
      }
      case StatisticsState.Refused refused -> showProblem(refused.sentence(), Styles.DANGER);
      case StatisticsState.Cancelled _ -> showProblem("Cancelled.", Styles.TEXT_MUTED);
    }
  }

  private static Node progress(StatisticsState.Computing computing) {
    ProgressBar bar = Parts.progressBar(computing.progress().fractionProperty());
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText("Computing statistics");
    return bar;
  }

  private void showProblem(String sentence, String style) {
    Label label = new Label(sentence);
    label.setId("statistics-problem");
    label.getStyleClass().addAll(style, "problem");
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    Button again = new Button("Compute again");
    again.setId("count-again");
    again.setOnAction(_ -> model.countAgain());
    numbers.getChildren().setAll(Parts.heading("Statistics"), label, again);
  }
}
