package org.stegoscope.ui.checkpoint;

import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.stegoscope.checkpoint.TensorStatistics;
import org.stegoscope.checkpoint.TensorStatistics.Distribution;
import org.stegoscope.ui.fx.FormRows;
import org.stegoscope.ui.fx.Parts;

/// The statistics of a tensor as numbers and as a histogram.
final class StatisticsView extends VBox {

  private final GridPane rows = new GridPane(12, 6);
  private final HistogramView histogram = new HistogramView();
  private final VBox chart;

  StatisticsView() {
    super(12);
    setId("statistics");
    CheckBox log = new CheckBox("Logarithmic counts");
    log.setId("histogram-log");
    log.selectedProperty().subscribe(histogram::useScale);
    Label readout = Parts.muted("");
    readout.setId("histogram-readout");
    readout.textProperty().bind(histogram.readoutProperty());
    HBox title = new HBox(8, Parts.heading("Histogram"), Parts.spacer(), log);
    title.setAlignment(Pos.CENTER_LEFT);
    chart = new VBox(6, title, histogram, readout);
    getChildren().addAll(rows, chart);
  }

  void show(TensorStatistics statistics) {
    rows.getChildren().clear();
    rows.getColumnConstraints().clear();
    FormRows form = new FormRows(rows);
    statistics.distribution().ifPresent(found -> addDistribution(form, found));
    form.add("Zeros", value("zeros", withShare(statistics.zeros(), statistics.count())));
    form.add("NaN", counted("nans", statistics.nans(), statistics.count()));
    form.add("Infinite", counted("infinities", statistics.infinities(), statistics.count()));
    boolean drawable = statistics.distribution().isPresent();
    chart.setVisible(drawable);
    chart.setManaged(drawable);
    statistics.distribution().ifPresent(histogram::show);
  }

  private static void addDistribution(FormRows form, Distribution found) {
    form.add("Minimum", value("min", Quantities.number(found.min())));
    form.add("Maximum", value("max", Quantities.number(found.max())));
    form.add("Mean", value("mean", Quantities.number(found.mean())));
    form.add("Deviation", value("deviation", Quantities.number(found.deviation())));
  }

  /// A number that should be zero stands out where it is not.
  private static Label counted(String id, long count, long all) {
    Label label = value(id, withShare(count, all));
    if (count > 0) {
      label.getStyleClass().add("problem");
    }
    return label;
  }

  private static String withShare(long count, long all) {
    return count == 0
        ? "0"
        : "%s (%s)".formatted(Quantities.count(count), Quantities.share(count, all));
  }

  private static Label value(String id, String text) {
    Label label = new Label(text);
    label.setId("statistics-" + id);
    label.setMinWidth(0);
    return label;
  }
}
