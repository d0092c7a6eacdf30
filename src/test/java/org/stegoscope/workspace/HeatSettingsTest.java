package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.stegoscope.core.ColorMap;
import org.stegoscope.core.ScalarMap;

/// What colours stand for, alone and in linked viewers.
final class HeatSettingsTest {

  private static final ScalarMap.Range COSINES = new ScalarMap.Range(-1, 1);

  private final HeldRunner runner = new HeldRunner();
  private final Notices notices = new Notices();
  private final Photos photos = new Photos(new Laboratory(0), runner, UiThread.DIRECT, notices);
  private final SharedRange shared = new SharedRange();
  private final HeatSettings first = settings();
  private final HeatSettings second = settings();

  /// A layer that only gives its name to its range.
  private static final class Plain extends Layer {
    Plain(ViewerSource source) {
      super(LayerKind.ATTENTION, source);
    }

    @Override
    public BooleanExpression busy() {
      return new SimpleBooleanProperty();
    }

    @Override
    String readout(int x, int y) {
      return "";
    }

    @Override
    void refresh(Subject subject) {}

    @Override
    void forget() {}
  }

  private HeatSettings settings() {
    Layer layer = new Plain(new ViewerSource(photos, runner, UiThread.DIRECT, notices));
    return new HeatSettings(
        layer, shared, COSINES, "cosine", ColorMap.VIRIDIS, HeatSettings.Span.FITTED);
  }

  @AfterEach
  void close() {
    runner.close();
  }

  private static ScalarMap.Range range(HeatSettings settings) {
    return settings.scaleProperty().get().range();
  }

  private static ScalarMap.Range of(double low, double high) {
    return new ScalarMap.Range((float) low, (float) high);
  }

  @Test
  void thereIsNoScaleWithoutNumbers() {
    assertThat(first.scaleProperty().get()).isNull();
    first.shows(of(0, 1));
    assertThat(first.scaleProperty().get())
        .isEqualTo(new ColorScale(ColorMap.VIRIDIS, of(0, 1), "cosine"));
    first.shows(null);
    assertThat(first.scaleProperty().get()).isNull();
  }

  @Test
  void linkedOnesShareTheUnionOfTheirRanges() {
    first.shows(of(0.2, 0.5));
    second.shows(of(0.1, 0.4));
    assertThat(range(first)).isEqualTo(of(0.1, 0.5));
    assertThat(range(second)).isEqualTo(of(0.1, 0.5));
    second.shows(null);
    assertThat(range(first)).isEqualTo(of(0.2, 0.5));
  }

  @Test
  void unlinkedOnesHaveTheirOwnRange() {
    first.shows(of(0.2, 0.5));
    second.shows(of(0.1, 0.4));
    first.link(false);
    second.link(false);
    assertThat(range(first)).isEqualTo(of(0.2, 0.5));
    assertThat(range(second)).isEqualTo(of(0.1, 0.4));
    first.link(true);
    second.link(true);
    assertThat(range(first)).isEqualTo(of(0.1, 0.5));
  }

  @Test
  void aDivergingMapIsAsFarOnBothSidesOfZero() {
    first.colorsProperty().set(ColorMap.DIVERGING);
    first.shows(of(-0.25, 0.75));
    assertThat(range(first)).isEqualTo(of(-0.75, 0.75));
    second.shows(of(-0.9, 0));
    assertThat(range(first)).isEqualTo(of(-0.9, 0.9));
    assertThat(range(second)).isEqualTo(of(-0.9, 0.75));
  }

  @Test
  void theWholeSpanIsWhatTheNumbersCanBe() {
    first.spanProperty().set(HeatSettings.Span.WHOLE);
    first.shows(of(0.3, 0.4));
    assertThat(range(first)).isEqualTo(COSINES);
    second.shows(of(0.1, 0.2));
    assertThat(range(second)).isEqualTo(of(0.1, 0.4));
  }

  @Test
  void theSettingsAreRestored() {
    first.colorsProperty().set(ColorMap.MAGMA);
    first.spanProperty().set(HeatSettings.Span.WHOLE);
    first.interpolationProperty().set(Interpolation.SMOOTH);
    second.restore(first.state());
    assertThat(second.state()).isEqualTo(first.state());
  }
}
