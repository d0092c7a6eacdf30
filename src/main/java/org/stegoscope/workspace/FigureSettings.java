package org.stegoscope.workspace;

import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.stegoscope.figure.PngSize;

/// How a figure is written.
public final class FigureSettings {

  public static final int LEAST_DPI = 72;
  public static final int MOST_DPI = 600;
  public static final int LEAST_WIDTH_PX = 100;
  public static final int MOST_WIDTH_PX = 20_000;

  /// Print.
  private static final int USUAL_DPI = 300;

  /// A slide.
  private static final int USUAL_WIDTH_PX = 1920;

  /// What decides how many pixels a PNG has.
  public enum Measure {
    DPI("Dots per inch"),
    WIDTH("Width in pixels"),
    /// A pixel of the first photo is a pixel of the figure.
    PHOTO("Pixels of the photo");

    private final String label;

    Measure(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  private final ObjectProperty<FigureExtent> extent =
      new SimpleObjectProperty<>(FigureExtent.WHOLE);
  private final ObjectProperty<Measure> measure = new SimpleObjectProperty<>(Measure.DPI);
  private final IntegerProperty dpi = new SimpleIntegerProperty(USUAL_DPI);
  private final IntegerProperty widthPx = new SimpleIntegerProperty(USUAL_WIDTH_PX);

  public ObjectProperty<FigureExtent> extentProperty() {
    return extent;
  }

  public ObjectProperty<Measure> measureProperty() {
    return measure;
  }

  public IntegerProperty dpiProperty() {
    return dpi;
  }

  public IntegerProperty widthPxProperty() {
    return widthPx;
  }

  PngSize pngSize() {
    return switch (measure.get()) {
      case DPI -> new PngSize.Dpi(Math.clamp(dpi.get(), LEAST_DPI, MOST_DPI));
      case WIDTH -> new PngSize.Width(Math.clamp(widthPx.get(), LEAST_WIDTH_PX, MOST_WIDTH_PX));
      case PHOTO -> new PngSize.PictureScale(1);
    };
  }

  /// What changes the look of a figure.
  List<ObservableValue<?>> looks() {
    return List.of(extent);
  }
}
