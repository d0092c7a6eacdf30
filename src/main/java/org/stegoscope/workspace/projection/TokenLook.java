package org.stegoscope.workspace.projection;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.stegoscope.figure.scatter.Crowding;

/// How tokens are drawn in the plots.
public final class TokenLook {

  public static final double LEAST_SIZE = 0.25;
  public static final double MOST_SIZE = 6;
  public static final ColorBy USUAL_COLOR = ColorBy.CLUSTER;

  /// What the shape of a token says.
  public enum ShapeBy {
    NOTHING("Nothing"),
    PHOTO("Photo"),
    CLUSTER("Cluster probe"),
    LINEAR("Linear probe"),
    TRUTH("Ground truth");

    private final String label;

    ShapeBy(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /// The settings as they are kept.
  public record State(
      ColorBy color,
      ShapeBy shape,
      double size,
      double opacity,
      Crowding crowding,
      boolean pictures,
      boolean aligned) {}

  private final ObjectProperty<ColorBy> color = new SimpleObjectProperty<>(USUAL_COLOR);
  private final ObjectProperty<ShapeBy> shape = new SimpleObjectProperty<>(ShapeBy.NOTHING);
  private final DoubleProperty size = new SimpleDoubleProperty(1);
  private final DoubleProperty opacity = new SimpleDoubleProperty(0.85);
  private final ObjectProperty<Crowding> crowding = new SimpleObjectProperty<>(Crowding.POINTS);
  private final BooleanProperty pictures = new SimpleBooleanProperty();
  private final BooleanProperty aligned = new SimpleBooleanProperty();

  TokenLook() {}

  public ObjectProperty<ColorBy> colorProperty() {
    return color;
  }

  public ObjectProperty<ShapeBy> shapeProperty() {
    return shape;
  }

  /// How large tokens are drawn, 1 for the size that suits their number.
  public DoubleProperty sizeProperty() {
    return size;
  }

  /// 0..1.
  public DoubleProperty opacityProperty() {
    return opacity;
  }

  public ObjectProperty<Crowding> crowdingProperty() {
    return crowding;
  }

  /// Whether tokens are drawn as pictures of their patches where few are in sight.
  public BooleanProperty picturesProperty() {
    return pictures;
  }

  /// Whether the other plots are turned, moved and scaled onto the first.
  public BooleanProperty alignedProperty() {
    return aligned;
  }

  /// Where what colours are to say will never be known of these tokens, they say something else.
  void fitTo(TokenAttributes known) {
    boolean possible =
        switch (color.get()) {
          case CLUSTER -> known.cluster().isPresent();
          case LINEAR -> known.linear().isPresent();
          case TRUTH -> known.truth().isPresent();
          case CONFIDENCE -> known.confidence().length > 0;
          default -> true;
        };
    if (!possible) {
      color.set(ColorBy.POSITION);
    }
  }

  void onChange(Runnable listener) {
    List.of(color, shape, size, opacity, crowding)
        .forEach(input -> input.subscribe((_, _) -> listener.run()));
  }

  State state() {
    return new State(
        color.get(),
        shape.get(),
        size.get(),
        opacity.get(),
        crowding.get(),
        pictures.get(),
        aligned.get());
  }

  void restore(State state) {
    color.set(state.color());
    shape.set(state.shape());
    size.set(state.size());
    opacity.set(state.opacity());
    crowding.set(state.crowding());
    pictures.set(state.pictures());
    aligned.set(state.aligned());
  }
}
