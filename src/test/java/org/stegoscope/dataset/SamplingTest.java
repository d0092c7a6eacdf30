package org.stegoscope.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegoscope.core.StegoscopeException;

/// Expected indices were read off pictures that Pillow 12.3 resized with NEAREST, every pixel of
/// which held its own position.
final class SamplingTest {

  private static int[] columns(int from, int to) {
    return Sampling.of(from, 1, new Resolution.Fixed(to, 1)).columns();
  }

  private static int[] ints(String spaced) {
    return Arrays.stream(spaced.split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "7, 3, 1 3 5",
    "5, 8, 0 0 1 2 2 3 4 4",
    "1, 4, 0 0 0 0",
    "10, 10, 0 1 2 3 4 5 6 7 8 9",
    "13, 9, 0 2 3 5 6 7 9 10 12",
    "3, 7, 0 0 1 1 1 2 2",
  })
  void takesThePixelsThatPillowTakes(int from, int to, String expected) {
    assertThat(columns(from, to)).containsExactly(ints(expected));
  }

  /// The sum of index x (position + 1) over a side, which one wrong index changes.
  @ParameterizedTest
  @CsvSource({
    "2048, 640, 279862662",
    "640, 320, 21896480",
    "427, 320, 14580569",
    "451, 479, 34488354",
    "1000, 448, 66962840",
    "333, 777, 66927228",
    "4032, 448, 270147136",
  })
  void takesThePixelsThatPillowTakesOfLargePictures(int from, int to, long expected) {
    int[] columns = columns(from, to);
    long sum = 0;
    for (int i = 0; i < columns.length; i++) {
      sum += (long) columns[i] * (i + 1);
    }
    assertThat(sum).isEqualTo(expected);
  }

  @Test
  void differsFromTheClosedFormExactlyWherePillowDoes() {
    int[] columns = columns(2048, 640);
    List<Integer> differing = new ArrayList<>();
    for (int i = 0; i < 640; i++) {
      if (columns[i] != (int) Math.floor((i + 0.5) * 2048 / 640)) {
        differing.add(i);
      }
    }
    List<Integer> expected = new ArrayList<>(List.of(7));
    IntStream.rangeClosed(0, 26).forEach(i -> expected.add(52 + 5 * i));
    assertThat(differing).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "13, 7, 5, 3 5 6 7 9, 0 2 3 4 6",
    "7, 13, 4, 0 2 4 6, 4 6 8 10",
    "12, 8, 6, 3 4 5 7 8 10, 0 2 3 4 5 7",
    "9, 4, 6, 3 3 4 5 5 6, 0 1 1 2 2 3",
    "11, 5, 3, 4 6 8, 0 2 4",
  })
  void upstreamResizesTheShorterSideAndCutsOutTheMiddle(
      int width, int height, int side, String columns, String rows) {
    Sampling sampling = Sampling.of(width, height, new Resolution.Upstream(side));
    assertThat(sampling.columns()).containsExactly(ints(columns));
    assertThat(sampling.rows()).containsExactly(ints(rows));
  }

  @Test
  void theSampledPixelsLieInThePlacement() {
    for (int width = 1; width < 60; width += 3) {
      for (int height = 1; height < 60; height += 7) {
        Sampling sampling = Sampling.of(width, height, new Resolution.Upstream(16));
        Placement placement = sampling.placement();
        assertThat(sampling.columns()[0] + 1.0).isGreaterThan(placement.x());
        assertThat(sampling.columns()[15] * 1.0).isLessThan(placement.x() + placement.width());
        assertThat(sampling.rows()[0] + 1.0).isGreaterThan(placement.y());
        assertThat(sampling.rows()[15] * 1.0).isLessThan(placement.y() + placement.height());
        assertThat(placement.x()).isBetween(0.0, (double) width);
        // Rounding of the division by the resized side.
        assertThat(placement.x() + placement.width()).isLessThan(width + 1e-9);
      }
    }
  }

  @Test
  void aPictureThatIsALineIsRefused() {
    assertThatThrownBy(() -> Sampling.of(100_000_000, 1, new Resolution.Upstream(320)))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage(
            "A picture of 100000000 x 1 pixels is too narrow to be resized to a shorter side of"
                + " 320");
  }
}
