package org.stegoscope.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ColorMapTest {

  /// Published table entries between our anchors; within 10 of 255 because the curves are
  /// interpolated linearly.
  @ParameterizedTest
  @CsvSource({
    "VIRIDIS, 0, 68, 1, 84",
    "VIRIDIS, 64, 59, 82, 139",
    "VIRIDIS, 128, 33, 145, 140",
    "VIRIDIS, 255, 253, 231, 37",
    "MAGMA, 128, 183, 55, 121",
    "INFERNO, 128, 188, 55, 84",
    "CIVIDIS, 128, 125, 124, 120",
  })
  void agreesWithThePublishedTables(ColorMap map, int step, int red, int green, int blue) {
    Rgb color = map.at(step / 255f);
    assertThat(Math.abs(color.red() - red)).isLessThanOrEqualTo(10);
    assertThat(Math.abs(color.green() - green)).isLessThanOrEqualTo(10);
    assertThat(Math.abs(color.blue() - blue)).isLessThanOrEqualTo(10);
  }

  @ParameterizedTest
  @EnumSource(names = {"VIRIDIS", "MAGMA", "INFERNO", "CIVIDIS", "GREY"})
  void sequentialMapsGrowSteadilyLighter(ColorMap map) {
    double previous = -1;
    for (int step = 0; step < 256; step++) {
      double lightness = luma(map.at(step / 255f));
      // One of 255 because components are rounded.
      assertThat(lightness).isGreaterThan(previous - 1);
      previous = lightness;
    }
  }

  @Test
  void theDivergingMapIsCentredAndDarkAtBothEnds() {
    assertThat(ColorMap.DIVERGING.at(0.5f)).isEqualTo(new Rgb(247, 246, 246));
    assertThat(ColorMap.DIVERGING.at(0).blue()).isGreaterThan(ColorMap.DIVERGING.at(0).red());
    assertThat(ColorMap.DIVERGING.at(1).red()).isGreaterThan(ColorMap.DIVERGING.at(1).blue());
  }

  @Test
  void fractionsOutsideAreClampedAndNaNIsTheLowEnd() {
    assertThat(ColorMap.VIRIDIS.at(-3)).isEqualTo(ColorMap.VIRIDIS.at(0));
    assertThat(ColorMap.VIRIDIS.at(7)).isEqualTo(ColorMap.VIRIDIS.at(1));
    assertThat(ColorMap.VIRIDIS.at(Float.POSITIVE_INFINITY)).isEqualTo(ColorMap.VIRIDIS.at(1));
    assertThat(ColorMap.VIRIDIS.at(Float.NaN)).isEqualTo(ColorMap.VIRIDIS.at(0));
  }

  private static double luma(Rgb color) {
    return 0.2126 * color.red() + 0.7152 * color.green() + 0.0722 * color.blue();
  }
}
