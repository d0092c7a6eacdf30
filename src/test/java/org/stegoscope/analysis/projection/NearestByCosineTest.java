package org.stegoscope.analysis.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegoscope.analysis.Maps;
import org.stegoscope.job.JobContext;

final class NearestByCosineTest {

  private static double cosine(float[] points, int dimension, int a, int b) {
    double product = 0;
    double first = 0;
    double second = 0;
    for (int j = 0; j < dimension; j++) {
      double x = points[a * dimension + j];
      double y = points[b * dimension + j];
      product += x * y;
      first += x * x;
      second += y * y;
    }
    return product / Math.sqrt(first * second);
  }

  /// Cosines of the two ways differ by rounding in double precision, at most 1e-12 of these points.
  @ParameterizedTest
  @CsvSource({"1,3,30", "2,3,30", "30,7,30", "31,7,30", "500,16,30", "300,5,1"})
  void findsWhatComparingAllPairsFinds(int count, int dimension, int k) {
    SplittableRandom random = new SplittableRandom(count);
    float[] points = Maps.filled(count * dimension, _ -> random.nextGaussian() + 0.5);
    Neighbours found = NearestByCosine.of(points, dimension, k, JobContext.NONE);
    assertThat(found.k()).isEqualTo(Math.min(k, count));
    for (int point = 0; point < count; point++) {
      int query = point;
      double[] best =
          IntStream.range(0, count)
              .mapToDouble(other -> cosine(points, dimension, query, other))
              .boxed()
              .sorted(Comparator.reverseOrder())
              .mapToDouble(Double::doubleValue)
              .toArray();
      int from = point * found.k();
      assertThat(found.indices()[from]).isEqualTo(point);
      for (int rank = 0; rank < found.k(); rank++) {
        double similarity = 1 - found.distances()[from + rank];
        assertThat(similarity).isCloseTo(best[rank], within(1e-12));
        assertThat(cosine(points, dimension, point, found.indices()[from + rank]))
            .isCloseTo(similarity, within(1e-12));
      }
      assertThat(Arrays.stream(found.indices(), from, from + found.k()).distinct().count())
          .isEqualTo(found.k());
    }
  }

  /// Six equal points: each list holds them by their index, and a point may not be in its own.
  @Test
  void equalPointsComeInTheOrderOfTheirIndices() {
    float[] points = new float[7 * 2];
    Arrays.fill(points, 0, 12, 1);
    points[13] = 1;
    Neighbours three = NearestByCosine.of(points, 2, 3, JobContext.NONE);
    for (int point = 0; point < 6; point++) {
      assertThat(Arrays.copyOfRange(three.indices(), 3 * point, 3 * point + 3))
          .containsExactly(0, 1, 2);
    }
    assertThat(Arrays.copyOfRange(three.indices(), 18, 21)).containsExactly(6, 0, 1);
    Neighbours all = NearestByCosine.of(points, 2, 30, JobContext.NONE);
    assertThat(Arrays.copyOfRange(all.indices(), 28, 35)).containsExactly(0, 1, 2, 3, 4, 5, 6);
  }
}
