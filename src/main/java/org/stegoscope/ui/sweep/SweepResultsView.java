package org.stegoscope.ui.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.stegoscope.dataset.collection.DatasetFormat;
import org.stegoscope.figure.LinesChart;
import org.stegoscope.study.sweep.PublishedCurve;
import org.stegoscope.study.sweep.SweepAxis;
import org.stegoscope.study.sweep.SweepTable;
import org.stegoscope.study.sweep.SweepText;
import org.stegoscope.ui.fx.ChartView;
import org.stegoscope.ui.fx.Choice;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.shell.FileChoosers;
import org.stegoscope.workspace.sweep.SweepResults;

/// What a sweep has shown so far: a table of its points, and a chart of one number.
final class SweepResultsView extends VBox {

  private static final String SEEDS = "seeds";
  private static final double CHART_PX = 560;
  private static final double BOX_PX = 150;
  private static final double ROW_PX = 30;
  private static final double HEAD_ROWS = 1.7;
  private static final int MOST_ROWS = 6;

  private final SweepResults results;
  private final TableView<SweepTable.Row> table = new TableView<>();
  private boolean showing;

  SweepResultsView(SweepResults results, FileChoosers choosers) {
    super(8);
    this.results = results;
    setPadding(new Insets(10));
    table.setId("sweep-table");
    table.setAccessibleText("Numbers of each point of the sweep");
    table.setFixedCellSize(ROW_PX);
    results.tableProperty().subscribe(this::show);
    results.metrics().subscribe(() -> show(results.tableProperty().get()));
    Label caption = Parts.muted("");
    caption.setId("sweep-caption");
    Parts.wrap(caption);
    caption
        .textProperty()
        .bind(
            results
                .tableProperty()
                .map(made -> new SweepText(made).caption())
                .orElse("Results appear here as runs finish."));
    ChartView chart = new ChartView("Chart of the sweep", CHART_PX, results.chartProperty());
    chart.setId("sweep-chart");
    VBox whole = new VBox(8, table, choices(), chart, exports(choosers));
    whole.visibleProperty().bind(results.tableProperty().isNotNull());
    whole.managedProperty().bind(whole.visibleProperty());
    getChildren().addAll(caption, whole);
  }

  private void show(SweepTable now) {
    if (now == null) {
      return;
    }
    if (!table.getColumns().stream().map(TableColumn::getText).toList().equals(heads(now))) {
      table.getColumns().clear();
      for (int axis = 0; axis < now.sweep().axes().size(); axis++) {
        int place = axis;
        table
            .getColumns()
            .add(column(now.sweep().axes().get(axis).name(), row -> row.points().get(place)));
      }
      table.getColumns().add(column(SEEDS, row -> Integer.toString(row.finished())));
      for (String metric : now.metrics()) {
        table.getColumns().add(column(metric, row -> SweepText.number(metric, row.spread(metric))));
      }
    }
    table.getItems().setAll(now.rows());
    table.setPrefHeight(ROW_PX * (Math.min(MOST_ROWS, now.rows().size()) + HEAD_ROWS));
  }

  private static List<String> heads(SweepTable now) {
    List<String> heads = new ArrayList<>(axisNames(now));
    heads.add(SEEDS);
    heads.addAll(now.metrics());
    return heads;
  }

  private static List<String> axisNames(SweepTable now) {
    return now.sweep().axes().stream().map(SweepAxis::name).toList();
  }

  private static TableColumn<SweepTable.Row, String> column(
      String name, Function<SweepTable.Row, String> text) {
    TableColumn<SweepTable.Row, String> column = new TableColumn<>(name);
    column.setPrefWidth(BOX_PX);
    column.setCellValueFactory(row -> new SimpleStringProperty(text.apply(row.getValue())));
    return column;
  }

  private FlowPane choices() {
    ComboBox<String> metric = new ComboBox<>(results.metrics());
    metric.setId("sweep-metric");
    metric.valueProperty().bindBidirectional(results.metricProperty());
    HBox drawn =
        Choice.buttons(
            "sweep-drawn-",
            List.of(SweepResults.Drawn.values()),
            results.drawnProperty(),
            SweepResults.Drawn::label,
            _ -> Choice.NO_OBSTACLE);
    List<Optional<DatasetFormat>> datasets = new ArrayList<>(List.of(Optional.empty()));
    PublishedCurve.datasets().forEach(dataset -> datasets.add(Optional.of(dataset)));
    return new FlowPane(
        12,
        8,
        named("Number", metric),
        drawn,
        named("Across", axes("sweep-across", results.acrossAxisProperty(), 0)),
        named("Lines, rows", axes("sweep-lines", results.lineAxisProperty(), SweepResults.NO_AXIS)),
        named(
            "Scale",
            sized(
                Choice.box(
                    "sweep-scale",
                    List.of(LinesChart.Scale.LINEAR, LinesChart.Scale.LOG),
                    results.scaleProperty(),
                    scale -> scale == LinesChart.Scale.LOG ? "Logarithmic" : "Linear"))),
        named(
            "Spread",
            sized(
                Choice.box(
                    "sweep-spread",
                    List.of(LinesChart.SpreadForm.values()),
                    results.spreadProperty(),
                    SweepResultsView::label))),
        named(
            "Published",
            sized(
                Choice.box(
                    "sweep-published",
                    datasets,
                    results.publishedProperty(),
                    dataset -> dataset.map(DatasetFormat::toString).orElse("None")))));
  }

  private static String label(LinesChart.SpreadForm form) {
    return switch (form) {
      case BAND -> "Band";
      case ERROR_BARS -> "Error bars";
      case NONE -> "None";
    };
  }

  private static <T> ComboBox<T> sized(ComboBox<T> box) {
    box.setPrefWidth(BOX_PX);
    return box;
  }

  private static HBox named(String name, Node control) {
    Label label = Parts.muted(name);
    label.setLabelFor(control);
    if (control.getAccessibleText() == null) {
      control.setAccessibleText(name);
    }
    HBox row = new HBox(6, label, control);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /// Axes by their places, from `first` on.
  private ComboBox<Integer> axes(String id, IntegerProperty chosen, int first) {
    ComboBox<Integer> box = new ComboBox<>();
    box.setId(id);
    box.setPrefWidth(BOX_PX);
    box.setCellFactory(_ -> new AxisCell());
    box.setButtonCell(new AxisCell());
    results
        .tableProperty()
        .subscribe((before, now) -> {
          if (now != null && (before == null || !axisNames(before).equals(axisNames(now)))) {
            showing = true;
            // Cleared first: the same places have other names now.
            box.setValue(null);
            box.getItems().clear();
            box.getItems()
                .setAll(IntStream.range(first, now.sweep().axes().size()).boxed().toList());
            box.setValue(chosen.get());
            showing = false;
          }
        });
    chosen.subscribe(now -> box.setValue(now.intValue()));
    box.setOnAction(_ -> {
      if (!showing && box.getValue() != null) {
        chosen.set(box.getValue());
      }
    });
    return box;
  }

  private final class AxisCell extends ListCell<Integer> {

    @Override
    protected void updateItem(Integer axis, boolean empty) {
      super.updateItem(axis, empty);
      SweepTable now = results.tableProperty().get();
      if (empty || axis == null || now == null || axis >= now.sweep().axes().size()) {
        setText(null);
      } else {
        setText(axis < 0 ? "None" : now.sweep().axes().get(axis).name());
      }
    }
  }

  private FlowPane exports(FileChoosers choosers) {
    Button all = new Button("Export all…");
    all.setId("sweep-export");
    all.setTooltip(
        new Tooltip("Writes CSV, JSON, Markdown and figures of all numbers into a folder"));
    all.setOnAction(_ -> choosers.exportFolder().ifPresent(results::export));
    Button figure = new Button("Export figure…");
    figure.setId("sweep-export-figure");
    figure.setTooltip(new Tooltip("As drawn above, as PNG, SVG or PDF"));
    figure.disableProperty().bind(results.chartProperty().isNull());
    figure.setOnAction(
        _ -> choosers.save("Export the figure", "sweep.pdf").ifPresent(results::exportFigure));
    return new FlowPane(8, 8, all, figure);
  }
}
