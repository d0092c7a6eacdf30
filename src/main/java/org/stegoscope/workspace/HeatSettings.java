package org.stegoscope.workspace;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.stegoscope.core.ColorMap;
import org.stegoscope.core.ScalarMap;

/// How the numbers of a layer become colours.
public final class HeatSettings {

  /// Which numbers the ends of the colour map stand for.
  public enum Span {
    /// All that the numbers can be.
    WHOLE("Whole"),
    /// The least and the greatest that are shown: in all linked viewers, so that they compare.
    FITTED("Fitted");

    private final String label;

    Span(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /// The settings as they are kept.
  public record State(ColorMap colors, Span span, Interpolation interpolation) {}

  private final Layer layer;
  private final SharedRange shared;
  private final ScalarMap.Range whole;
  private final String label;
  private final ObjectProperty<ColorMap> colors;
  private final ObjectProperty<Span> span;
  private final ObjectProperty<Interpolation> interpolation =
      new SimpleObjectProperty<>(Interpolation.PATCHES);
  private final ReadOnlyObjectWrapper<ColorScale> scale = new ReadOnlyObjectWrapper<>();
  private ScalarMap.Range own;
  private boolean linked = true;

  /// `whole` is what the numbers named by `label` can be.
  HeatSettings(
      Layer layer,
      SharedRange shared,
      ScalarMap.Range whole,
      String label,
      ColorMap firstColors,
      Span firstSpan) {
    this.layer = layer;
    this.shared = shared;
    this.whole = whole;
    this.label = label;
    colors = new SimpleObjectProperty<>(firstColors);
    span = new SimpleObjectProperty<>(firstSpan);
    colors.subscribe((_, _) -> rescale());
    span.subscribe((_, _) -> rescale());
    shared.unionProperty().subscribe((_, _) -> rescale());
  }

  public ObjectProperty<ColorMap> colorsProperty() {
    return colors;
  }

  public ObjectProperty<Span> spanProperty() {
    return span;
  }

  public ObjectProperty<Interpolation> interpolationProperty() {
    return interpolation;
  }

  /// The scale in use; null while there are no numbers.
  public ReadOnlyObjectProperty<ColorScale> scaleProperty() {
    return scale.getReadOnlyProperty();
  }

  /// The numbers that are shown now; null where there are none.
  void shows(ScalarMap.Range range) {
    own = range;
    if (range != null && linked) {
      shared.report(layer, range);
    } else {
      shared.withdraw(layer);
    }
    rescale();
  }

  /// Whether the range is that of all linked viewers.
  void link(boolean withOthers) {
    linked = withOthers;
    shows(own);
  }

  State state() {
    return new State(colors.get(), span.get(), interpolation.get());
  }

  void restore(State state) {
    colors.set(state.colors());
    span.set(state.span());
    interpolation.set(state.interpolation());
  }

  private void rescale() {
    if (own == null) {
      scale.set(null);
      return;
    }
    ScalarMap.Range range =
        switch (span.get()) {
          case WHOLE -> whole;
          case FITTED -> fitted(linked ? shared.unionProperty().get() : own);
        };
    scale.set(new ColorScale(colors.get(), range, label));
  }

  /// White is 0 in a diverging map, so both ends are equally far from it.
  private ScalarMap.Range fitted(ScalarMap.Range range) {
    if (colors.get() != ColorMap.DIVERGING) {
      return range;
    }
    float end = Math.max(Math.abs(range.low()), Math.abs(range.high()));
    return new ScalarMap.Range(-end, end);
  }
}
