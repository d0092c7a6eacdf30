package org.stegoscope.ui.training;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import org.stegoscope.ui.fx.ChartView;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.training.DrawnChart;

/// A chart of curves with its title, and below it the values where the mouse is, or the newest.
final class LearningChartView extends VBox {

  private static final double WIDTH_PX = 296;

  private final ObjectProperty<DrawnChart> chart = new SimpleObjectProperty<>();
  private final Label title = new Label();
  private final Label values = Parts.muted("");
  private final Line pointer = new Line();

  /// Where the mouse is, as a share of the width; beyond it where it is nowhere.
  private double across = -1;

  LearningChartView() {
    super(2);
    setMaxWidth(WIDTH_PX);
    title.setMnemonicParsing(false);
    values.getStyleClass().add("training-values");
    values.setMnemonicParsing(false);
    Parts.wrap(values);
    ChartView picture = new ChartView("", WIDTH_PX, chart.map(DrawnChart::pictures));
    pointer.getStyleClass().add("training-pointer");
    pointer.setVisible(false);
    Pane over = new Pane(pointer);
    over.setMouseTransparent(true);
    StackPane shown = new StackPane(picture, over);
    shown.setOnMouseMoved(moved -> point(moved.getX() / WIDTH_PX));
    shown.setOnMouseExited(_ -> point(-1));
    getChildren().addAll(title, shown, values);
  }

  void show(DrawnChart now) {
    chart.set(now);
    title.setText(now.title());
    setId("chart-" + now.key().replace('/', '-'));
    setAccessibleText(now.spoken());
    point(across);
  }

  private void point(double share) {
    across = share;
    DrawnChart now = chart.get();
    String told = now.readout(share);
    boolean inside = !told.isEmpty();
    values.setText(inside ? told : now.newest());
    pointer.setVisible(inside);
    if (inside) {
      double height = WIDTH_PX / now.chart().chart().aspect();
      pointer.setStartX(share * WIDTH_PX);
      pointer.setEndX(share * WIDTH_PX);
      pointer.setStartY(now.frame().top() * height);
      pointer.setEndY((now.frame().top() + now.frame().height()) * height);
    }
  }
}
