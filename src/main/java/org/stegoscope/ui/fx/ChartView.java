package org.stegoscope.ui.fx;

import javafx.beans.value.ObservableValue;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import org.stegoscope.workspace.ChartPictures;
import org.stegoscope.workspace.Raster;

/// A chart in the colours of the theme; takes no room while there is none.
public final class ChartView extends StackPane {

  /// `name` is what screen readers say.
  public ChartView(String name, double widthPx, ObservableValue<ChartPictures> chart) {
    setAccessibleText(name);
    getChildren()
        .addAll(
            picture("chart-light", widthPx, chart.map(ChartPictures::light)),
            picture("chart-dark", widthPx, chart.map(ChartPictures::dark)));
    visibleProperty().bind(chart.map(_ -> true).orElse(false));
    managedProperty().bind(visibleProperty());
  }

  private static ImageView picture(
      String styleClass, double widthPx, ObservableValue<Raster> raster) {
    ImageView view = new ImageView();
    view.getStyleClass().add(styleClass);
    view.setPreserveRatio(true);
    view.setFitWidth(widthPx);
    view.imageProperty().bind(raster.map(Pictures::of));
    return view;
  }
}
