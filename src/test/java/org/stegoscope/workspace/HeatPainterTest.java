package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegoscope.analysis.Match;
import org.stegoscope.core.ColorMap;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.job.JobContext;

/// Numbers as colours, and queries as colours over each other.
final class HeatPainterTest {

  private static final ColorScale GREY =
      new ColorScale(ColorMap.GREY, new ScalarMap.Range(0, 1), "share");

  private static ScalarMap map(int rows, int columns, float... values) {
    return new ScalarMap(rows, columns, values);
  }

  private static Raster heat(ScalarMap map, Interpolation between) {
    return HeatPainter.paint(map, GREY, between, JobContext.NONE);
  }

  @Test
  void aPatchIsASquareOfItsColour() {
    Raster painted = heat(map(1, 2, 0, 1), Interpolation.PATCHES);
    assertThat(painted.width()).isEqualTo(2 * painted.height());
    int side = painted.height();
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < 2 * side; x++) {
        assertThat(painted.argb()[y * 2 * side + x]).isEqualTo(x < side ? 0xFF000000 : 0xFFFFFFFF);
      }
    }
  }

  @Test
  void aCellWithoutANumberIsClear() {
    Raster painted = heat(map(1, 2, Float.NaN, 1), Interpolation.PATCHES);
    assertThat(painted.argb()[0]).isZero();
    assertThat(painted.argb()[painted.width() - 1]).isEqualTo(0xFFFFFFFF);
  }

  @Test
  void smoothNumbersGrowFromCentreToCentre() {
    Raster painted = heat(map(1, 2, 0, 1), Interpolation.SMOOTH);
    int side = painted.height();
    assertThat(painted.argb()[side / 2 - 1]).isEqualTo(0xFF000000);
    assertThat(painted.argb()[side + side / 2]).isEqualTo(0xFFFFFFFF);
    for (int x = 1; x < painted.width(); x++) {
      assertThat(painted.argb()[x] & 0xFF).isGreaterThanOrEqualTo(painted.argb()[x - 1] & 0xFF);
    }
  }

  @Test
  void numbersBeyondTheScaleHaveTheColourOfItsEnd() {
    Raster painted = HeatPainter.cells(map(1, 2, -3, 7), GREY, JobContext.NONE);
    assertThat(painted.argb()).containsExactly(0xFF000000, 0xFFFFFFFF);
  }

  @Test
  void manyPatchesAreNotEnlargedBeyondMeasure() {
    Raster painted = heat(map(1000, 1000, new float[1_000_000]), Interpolation.PATCHES);
    assertThat(painted.argb()).hasSize(1_000_000);
  }

  private static Similarity.Map similar(int id, float... cosines) {
    Query query = new Query(id, new PhotoItem(Path.of("photo.png")), 0, 0);
    return new Similarity.Map(query, map(1, cosines.length, cosines), new Match(0, 1));
  }

  private static int[] painted(Similarity.Map... maps) {
    Raster raster = QueryPainter.paint(List.of(maps), Interpolation.PATCHES, JobContext.NONE);
    int side = raster.height();
    int[] cells = new int[raster.width() / side];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = raster.argb()[i * side];
    }
    return cells;
  }

  @Test
  void aQueryIsItsColourByHowMuchMoreSimilarThanOnAverageAPatchIs() {
    // Minus the mean 0.5, cut at 0: 0.5, 0, 0.25, 0; by the greatest: alpha 1, 0, 1/2, 0.
    int[] cells = painted(similar(0, 1, 0, 0.75f, 0.25f));
    // Red is 228, 26, 28; premultiplied by 1/2: 127.5, 114, 13, 14, halves rounded up.
    assertThat(cells).containsExactly(0xFFE41A1C, 0, 0x80720D0E, 0);
  }

  @Test
  void aLaterQueryLiesOverAnEarlierOne() {
    // The second: mean 0.5; alpha 0, 1, 1/2, 0 of green 77, 175, 74.
    int[] cells = painted(similar(0, 1, 0, 0.75f, 0.25f), similar(1, 0, 1, 0.75f, 0.25f));
    // In the third 128, 114, 13, 14 lies below: 127.5 + 64, 38.5 + 57, 87.5 + 6.5, 37 + 7.
    assertThat(cells).containsExactly(0xFFE41A1C, 0xFF4DAF4A, 0xC0605E2C, 0);
  }

  @Test
  void whereEverythingIsEquallySimilarNothingIsPainted() {
    assertThat(painted(similar(0, 0.5f, 0.5f))).containsOnly(0);
  }
}
