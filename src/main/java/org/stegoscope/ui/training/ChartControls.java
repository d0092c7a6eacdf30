package org.stegoscope.ui.training;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.shell.FileChoosers;
import org.stegoscope.workspace.training.TrainingCharts;

/// How curves are drawn, and the way to write them as a figure.
final class ChartControls extends HBox {

  private static final double MOST_SMOOTHING = 0.99;
  private static final double SLIDER_PX = 110;

  ChartControls(TrainingCharts charts, FileChoosers choosers) {
    super(10);
    setAlignment(Pos.CENTER_LEFT);
    Slider smoothing = new Slider(0, MOST_SMOOTHING, 0);
    smoothing.setId("training-smoothing");
    smoothing.setPrefWidth(SLIDER_PX);
    smoothing.setBlockIncrement(0.1);
    smoothing.setAccessibleText("Smoothing of curves");
    smoothing.setTooltip(
        new Tooltip("Weight of what came before in an exponential mean; bare values stay faint"));
    smoothing.valueProperty().bindBidirectional(charts.smoothingProperty());
    Label name = Parts.muted("Smoothing");
    name.setLabelFor(smoothing);
    CheckBox log = new CheckBox("Log scale");
    log.setId("training-log");
    log.setTooltip(new Tooltip("Of curves whose values are all above 0; others stay linear"));
    log.selectedProperty().bindBidirectional(charts.logarithmicProperty());
    Button export = new Button("Export…", new FontIcon(MaterialDesignE.EXPORT));
    export.setId("export-training");
    export.setTooltip(new Tooltip("Writes these charts as PNG, SVG or PDF, by the name's ending"));
    export.disableProperty().bind(charts.chartsProperty().map(java.util.List::isEmpty));
    export.setOnAction(_ ->
        choosers
            .save(
                "Export the charts",
                charts.pageProperty().get().name().toLowerCase(java.util.Locale.ROOT) + ".png")
            .ifPresent(charts::export));
    getChildren().addAll(name, smoothing, log, Parts.spacer(), export);
  }
}
