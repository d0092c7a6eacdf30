package org.stegoscope.ui.evaluation;

import java.util.Comparator;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.stegoscope.study.evaluation.Cell;
import org.stegoscope.study.evaluation.CrfUse;
import org.stegoscope.study.evaluation.EvaluationTable;
import org.stegoscope.study.evaluation.ProbeUse;
import org.stegoscope.study.evaluation.PublishedScore;
import org.stegoscope.study.evaluation.Spread;
import org.stegoscope.study.evaluation.TableText;
import org.stegoscope.workspace.evaluation.EvaluationViewModel;

/// A row for each space of each model; rows are its places. Choosing a cell opens it.
final class ScoreTable extends TableView<Integer> {

  private static final double MODEL_PX = 320;
  private static final double SCORE_PX = 150;
  private static final double ROW_PX = 38;

  private final EvaluationViewModel evaluation;

  ScoreTable(EvaluationViewModel evaluation) {
    this.evaluation = evaluation;
    setId("evaluation-table");
    setAccessibleText("Mean IoU of each model and probe");
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    getSelectionModel().setCellSelectionEnabled(true);
    setFixedCellSize(ROW_PX);
    evaluation.tableProperty().subscribe(this::show);
    evaluation.shownClassProperty().subscribe((_, _) -> show(evaluation.tableProperty().get()));
    getSelectionModel()
        .getSelectedCells()
        .subscribe(() ->
            getSelectionModel().getSelectedCells().stream()
                .findFirst()
                .filter(at -> at.getRow() >= 0 && at.getTableColumn() != null)
                .flatMap(at -> cell(getItems().get(at.getRow()), at.getTableColumn().getUserData()))
                .ifPresent(evaluation::look));
  }

  private record Column(ProbeUse probe, CrfUse crf) {}

  private Optional<Cell> cell(int subject, Object column) {
    EvaluationTable table = evaluation.tableProperty().get();
    return column instanceof Column(ProbeUse probe, CrfUse crf) && table != null
        ? table.cell(subject, probe, crf)
        : Optional.empty();
  }

  private void show(EvaluationTable table) {
    getColumns().clear();
    getItems().clear();
    setVisible(table != null);
    setManaged(table != null);
    if (table == null) {
      return;
    }
    TableColumn<Integer, String> model = new TableColumn<>("Model");
    model.setCellValueFactory(
        row -> new SimpleStringProperty(table.plan().subjects().get(row.getValue()).name()));
    model.setPrefWidth(MODEL_PX);
    getColumns().add(model);
    for (ProbeUse probe : ProbeUse.values()) {
      for (CrfUse crf : CrfUse.values()) {
        if (table.plan().probes().contains(probe) && table.plan().crf().contains(crf)) {
          getColumns().add(scores(new Column(probe, crf)));
        }
      }
    }
    for (int subject = 0; subject < table.plan().subjects().size(); subject++) {
      getItems().add(subject);
    }
    double height = ROW_PX * (getItems().size() + 1.2);
    setMinHeight(Math.min(height, 5 * ROW_PX));
    setPrefHeight(height);
    setMaxHeight(height);
  }

  private TableColumn<Integer, Optional<Cell>> scores(Column of) {
    String name = of.probe() == ProbeUse.LINEAR ? "Linear" : "Cluster";
    TableColumn<Integer, Optional<Cell>> column =
        new TableColumn<>(of.crf() == CrfUse.ON ? name + " + CRF" : name);
    column.setUserData(of);
    column.setPrefWidth(SCORE_PX);
    column.setCellValueFactory(row -> new SimpleObjectProperty<>(cell(row.getValue(), of)));
    column.setComparator(
        Comparator.comparingDouble(
            cell -> cell.flatMap(this::score).map(Spread::mean).orElse(-1.0)));
    column.setCellFactory(_ -> new ScoreCell());
    return column;
  }

  /// The mean IoU, or that of the class that is chosen.
  private Optional<Spread> score(Cell cell) {
    int label = evaluation.shownClassProperty().get();
    return label == EvaluationViewModel.ALL_CLASSES
        ? cell.meanIou()
        : cell.spread(scores -> scores.classes().get(label).iou());
  }

  private final class ScoreCell extends TableCell<Integer, Optional<Cell>> {

    @Override
    protected void updateItem(Optional<Cell> cell, boolean empty) {
      super.updateItem(cell, empty);
      if (empty || cell == null || cell.isEmpty()) {
        setText(null);
        setTooltip(null);
        return;
      }
      Optional<PublishedScore> published = published(cell.get());
      String score = TableText.percent(score(cell.get())) + byHand(cell.get());
      setText(published.map(known -> score + "   published " + known).orElse(score));
      setTooltip(
          new Tooltip(
              cell.get()
                  .reason()
                  .map(reason -> "Not computed: " + reason + ".")
                  .orElseGet(
                      () -> "Pixel accuracy " + TableText.percent(cell.get().pixelAccuracy()))));
    }

    private String byHand(Cell cell) {
      EvaluationTable table = evaluation.tableProperty().get();
      return table != null && cell.isMatchedByHand(table.plan().matching()) ? "   by hand" : "";
    }

    private Optional<PublishedScore> published(Cell cell) {
      EvaluationTable table = evaluation.tableProperty().get();
      return table == null
              || evaluation.shownClassProperty().get() != EvaluationViewModel.ALL_CLASSES
          ? Optional.empty()
          : PublishedScore.of(table.plan(), cell.key());
    }
  }
}
