package org.stegoscope.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.stegoscope.core.PatchGrid;

final class PlacementTest {

  private static final PatchGrid GRID = new PatchGrid(3, 4, 8);

  @Test
  void pointsAreInTheHalfOpenRectangleOfTheirPatch() {
    Placement placement = new Placement(10, 20, 80, 60);
    assertThat(placement.patchAt(GRID, 10, 20)).isZero();
    assertThat(placement.patchAt(GRID, 29.999, 20)).isZero();
    assertThat(placement.patchAt(GRID, 30, 20)).isEqualTo(1);
    assertThat(placement.patchAt(GRID, 89.9, 79.9)).isEqualTo(11);
  }

  @Test
  void pointsOutsideHaveNoPatch() {
    Placement placement = new Placement(10, 20, 80, 60);
    assertThat(placement.patchAt(GRID, 9.99, 30)).isEqualTo(-1);
    assertThat(placement.patchAt(GRID, 90, 30)).isEqualTo(-1);
    assertThat(placement.patchAt(GRID, 30, 19.99)).isEqualTo(-1);
    assertThat(placement.patchAt(GRID, 30, 80)).isEqualTo(-1);
    assertThat(placement.patchAt(GRID, Double.NEGATIVE_INFINITY, 30)).isEqualTo(-1);
  }

  @Test
  void theMiddleOfThePartOfAPatchIsInThatPatch() {
    Random random = new Random(5);
    for (int trial = 0; trial < 200; trial++) {
      Placement placement =
          new Placement(
              random.nextDouble() * 100,
              random.nextDouble() * 100,
              1 + random.nextDouble() * 4000,
              1 + random.nextDouble() * 4000);
      int patch = random.nextInt(GRID.size());
      Placement part = placement.ofPatch(GRID, patch);
      assertThat(placement.patchAt(GRID, part.x() + part.width() / 2, part.y() + part.height() / 2))
          .isEqualTo(patch);
    }
  }
}
