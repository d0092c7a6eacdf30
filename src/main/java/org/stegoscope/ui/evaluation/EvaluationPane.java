package org.stegoscope.ui.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.stegoscope.study.evaluation.TableText;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.shell.FileChoosers;
import org.stegoscope.workspace.Workspace;
import org.stegoscope.workspace.evaluation.EvaluationViewModel;

/// A data set and how models are evaluated on it, the table, and a cell of it looked into.
public final class EvaluationPane extends SplitPane {

  private static final double SETTINGS = 0.26;

  public EvaluationPane(Workspace workspace, FileChoosers choosers) {
    EvaluationViewModel evaluation = workspace.evaluation();
    setId("evaluation");
    getStyleClass().add("evaluation-pane");
    ScrollPane settings =
        new ScrollPane(
            new VBox(
                12,
                new DatasetView(evaluation, choosers, workspace::openPicturesOfDataset),
                new EvaluationSettingsView(evaluation)));
    ((VBox) settings.getContent()).setPadding(new Insets(10));
    settings.setFitToWidth(true);
    settings.setMinWidth(0);
    ScoreTable table = new ScoreTable(evaluation);
    Label caption = Parts.muted("");
    caption.setId("evaluation-caption");
    Parts.wrap(caption);
    caption
        .textProperty()
        .bind(
            evaluation
                .tableProperty()
                .map(made -> new TableText(made).caption())
                .orElse("Evaluate fills this table: a row for each space of each open model."));
    CellView cell = new CellView(evaluation);
    VBox.setVgrow(cell, Priority.ALWAYS);
    VBox results =
        new VBox(
            8,
            new EvaluationBar(evaluation, choosers),
            caption,
            shownClass(evaluation),
            table,
            cell);
    results.setPadding(new Insets(10));
    results.setMinWidth(0);
    getItems().addAll(settings, results);
    setDividerPositions(SETTINGS);
  }

  /// Whether the table shows the mean or the IoU of one class.
  private static HBox shownClass(EvaluationViewModel evaluation) {
    ComboBox<String> box = new ComboBox<>();
    box.setId("evaluation-shown-class");
    box.setAccessibleText("IoU of which class the table shows");
    evaluation
        .tableProperty()
        .subscribe(made -> {
          int chosen = evaluation.shownClassProperty().get();
          List<String> names = new ArrayList<>();
          names.add("Mean of all classes");
          if (made != null) {
            IntStream.range(0, made.plan().classes())
                .mapToObj(made.plan().dataset().classes()::name)
                .forEach(names::add);
          }
          box.getItems().setAll(names);
          box.getSelectionModel().select(chosen + 1);
        });
    box.setOnAction(_ -> {
      int place = box.getSelectionModel().getSelectedIndex();
      if (place >= 0) {
        evaluation.shownClassProperty().set(place - 1);
      }
    });
    HBox row = new HBox(8, Parts.muted("IoU of"), box);
    row.setAlignment(Pos.CENTER_LEFT);
    row.visibleProperty().bind(evaluation.tableProperty().isNotNull());
    row.managedProperty().bind(row.visibleProperty());
    return row;
  }
}
