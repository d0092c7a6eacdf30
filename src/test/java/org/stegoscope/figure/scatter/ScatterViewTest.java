package org.stegoscope.figure.scatter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ScatterViewTest {

  /// For a handful of additions and multiplications of numbers up to a thousand.
  private static final double ROUNDING = 1e-9;

  @Test
  void aFittedViewShowsEverythingInTheMiddle() {
    ScatterPoints points = new ScatterPoints(new float[] {-3, 2, 7, 4, 0, 3});
    ScatterTransform transform = ScatterView.fitting(points.bounds(), 400, 300).in(400, 300);
    // Ten units fill 400 pixels but for 16 on each side.
    assertThat(transform.pixelX(-3)).isCloseTo(16, within(ROUNDING));
    assertThat(transform.pixelX(7)).isCloseTo(384, within(ROUNDING));
    assertThat(transform.pixelY(3)).isCloseTo(150, within(ROUNDING));
    assertThat(transform.pixelY(4)).isLessThan(transform.pixelY(2));
  }

  @Test
  void aSinglePlaceAndNoPointsAtAllHaveAView() {
    ScatterPoints one = new ScatterPoints(new float[] {5, 6, 5, 6});
    ScatterTransform transform = ScatterView.fitting(one.bounds(), 400, 300).in(400, 300);
    assertThat(transform.pixelX(5)).isCloseTo(200, within(ROUNDING));
    assertThat(transform.pixelY(6)).isCloseTo(150, within(ROUNDING));
    assertThat(ScatterView.fitting(ScatterPoints.NONE.bounds(), 0, 0).scale()).isPositive();
  }

  @Test
  void zoomingKeepsThePlaceUnderTheMouse() {
    ScatterView view = new ScatterView(3, -2, 20);
    double x = view.in(400, 300).x(50);
    double y = view.in(400, 300).y(40);
    ScatterTransform zoomed = view.zoomedTo(70, 50 - 200, 40 - 150).in(400, 300);
    assertThat(zoomed.pixelX(x)).isCloseTo(50, within(ROUNDING));
    assertThat(zoomed.pixelY(y)).isCloseTo(40, within(ROUNDING));
    assertThat(zoomed.scale()).isEqualTo(70);
  }

  @Test
  void movingMovesWhatIsDrawn() {
    ScatterView view = new ScatterView(3, -2, 20);
    ScatterTransform moved = view.moved(12, -7).in(400, 300);
    assertThat(moved.pixelX(0) - view.in(400, 300).pixelX(0)).isCloseTo(12, within(ROUNDING));
    assertThat(moved.pixelY(0) - view.in(400, 300).pixelY(0)).isCloseTo(-7, within(ROUNDING));
  }

  @Test
  void pointsOnTheirWayLieBetweenHereAndThere() {
    ScatterPoints here = new ScatterPoints(new float[] {0, 0, 8, 4});
    ScatterPoints there = new ScatterPoints(new float[] {4, 8, 0, 4});
    assertThat(here.towards(there, 0).xy()).containsExactly(0, 0, 8, 4);
    assertThat(here.towards(there, 0.25).xy()).containsExactly(1, 2, 6, 4);
    assertThat(here.towards(there, 1).xy()).containsExactly(4, 8, 0, 4);
    assertThatThrownBy(() -> here.towards(ScatterPoints.NONE, 0.5))
        .hasMessageContaining("2 points cannot become 0");
  }

  @Test
  void whatIsNoPlaceIsRefused() {
    assertThatThrownBy(() -> new ScatterPoints(new float[] {0, Float.NaN}))
        .hasMessageContaining("not at NaN");
    assertThatThrownBy(() -> new ScatterPoints(new float[3])).hasMessageContaining("no pairs");
    assertThatThrownBy(() -> new ScatterView(0, 0, 0)).hasMessageContaining("positive scale");
  }
}
