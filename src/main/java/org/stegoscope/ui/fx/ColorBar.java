package org.stegoscope.ui.fx;

import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.stegoscope.workspace.ColorScale;

/// What the colours of a map mean; not there while there is none.
public final class ColorBar extends VBox {

  private static final int STEPS = 160;
  private static final int HEIGHT_PX = 8;

  /// Between the colours and the edges of the viewer.
  private static final double MARGINS_PX = 32;

  private final ImageView colors = new ImageView();
  private final Label low = new Label();
  private final Label middle = new Label();
  private final Label high = new Label();
  private final HBox numbers = new HBox(low, Parts.spacer(), middle, Parts.spacer(), high);

  public ColorBar(ObservableValue<ColorScale> scale) {
    super(2);
    getStyleClass().add("color-bar");
    setMouseTransparent(true);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    numbers.setAlignment(Pos.CENTER);
    numbers.setPrefWidth(STEPS);
    getChildren().addAll(colors, numbers);
    scale.subscribe(this::show);
  }

  /// Takes less room where a viewer is narrow; the word in the middle goes first.
  public void fit(double viewerWidth) {
    double width = Math.clamp(viewerWidth - MARGINS_PX, 0, STEPS);
    colors.setFitWidth(width);
    numbers.setPrefWidth(width);
    middle.setVisible(width > STEPS - MARGINS_PX);
    middle.setManaged(middle.isVisible());
  }

  private void show(ColorScale scale) {
    setVisible(scale != null);
    if (scale == null) {
      return;
    }
    colors.setImage(Pictures.of(scale.colors(), STEPS, HEIGHT_PX));
    low.setText(number(scale.range().low()));
    middle.setText(scale.label());
    high.setText(number(scale.range().high()));
    setAccessibleText(
        "Colours from %s to %s: %s".formatted(low.getText(), high.getText(), scale.label()));
  }

  private static String number(float value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.2g", value);
  }
}
