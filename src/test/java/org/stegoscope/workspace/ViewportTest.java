package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ViewportTest {

  /// Rounding of a few double operations.
  private static final double EXACT = 1e-9;

  @Test
  void zoomingKeepsThePointUnderTheCursor() {
    Viewport before = new Viewport(1.5, 20, -30);
    Viewport after = before.zoomedAt(400, 250, 1.7);
    assertThat((400 - after.x()) / after.zoom())
        .isCloseTo((400 - before.x()) / before.zoom(), within(EXACT));
    assertThat((250 - after.y()) / after.zoom())
        .isCloseTo((250 - before.y()) / before.zoom(), within(EXACT));
  }

  @Test
  void zoomStopsAtItsLimitsAndKeepsThePointThereToo() {
    Viewport far = new Viewport(1, 0, 0).zoomedAt(100, 100, 1e-9);
    assertThat(far.zoom()).isEqualTo(1.0 / 128);
    Viewport near = new Viewport(1, 0, 0).zoomedAt(100, 100, 1e9);
    assertThat(near.zoom()).isEqualTo(64);
    assertThat((100 - near.x()) / near.zoom()).isCloseTo(100, within(EXACT));
  }

  @Test
  void aFittedPictureIsWholeAndInTheMiddle() {
    Viewport fitted = Viewport.fitting(640, 320, 800, 800);
    double left = fitted.viewX(0);
    double right = fitted.viewX(640);
    assertThat(left).isGreaterThanOrEqualTo(0);
    assertThat(right).isLessThanOrEqualTo(800);
    assertThat(left).isCloseTo(800 - right, within(1.0));
    assertThat(fitted.viewY(0)).isCloseTo(800 - fitted.viewY(320), within(1.0));
  }

  @Test
  void aPointOfTheViewNamesThePixelDrawnThere() {
    Viewport enlarged = new Viewport(8, 10.4, 20.6);
    for (int column = 0; column < 5; column++) {
      assertThat(enlarged.columnAt(enlarged.viewX(column) + 0.5)).isEqualTo(column);
      assertThat(enlarged.columnAt(enlarged.viewX(column + 1) - 0.5)).isEqualTo(column);
      assertThat(enlarged.rowAt(enlarged.viewY(column) + 0.5)).isEqualTo(column);
    }
    assertThat(enlarged.columnAt(enlarged.viewX(0) - 0.5)).isEqualTo(-1);
  }

  @Test
  void evenATinyViewShowsSomething() {
    assertThat(Viewport.fitting(4000, 3000, 1, 1).zoom()).isPositive();
  }
}
