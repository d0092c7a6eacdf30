package org.stegoscope.figure.scatter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PointIndexTest {

  private static final BitSet NO_POINTS = new BitSet();

  /// Half of the points lie in a clump, and many upon each other.
  private static ScatterPoints clumped(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] xy = new float[2 * count];
    for (int i = 0; i < xy.length; i++) {
      xy[i] = (float) (i % 4 < 2 ? random.nextInt(-50, 50) : 3 + 0.1 * random.nextGaussian());
    }
    return new ScatterPoints(xy);
  }

  private static int nearest(
      ScatterPoints points, double x, double y, double radius, BitSet hidden) {
    int nearest = PointIndex.NONE;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < points.size(); i++) {
      double dx = points.x(i) - x;
      double dy = points.y(i) - y;
      double distance = dx * dx + dy * dy;
      if (!hidden.get(i) && distance <= radius * radius && distance < least) {
        nearest = i;
        least = distance;
      }
    }
    return nearest;
  }

  /// The angle by which a line to a place on the polygon turns on the way round.
  private static boolean windsRound(double[] polygon, double x, double y) {
    double turned = 0;
    int last = polygon.length - 2;
    for (int i = 0; i < polygon.length; last = i, i += 2) {
      double from = Math.atan2(polygon[last + 1] - y, polygon[last] - x);
      double to = Math.atan2(polygon[i + 1] - y, polygon[i] - x);
      turned += Math.IEEEremainder(to - from, 2 * Math.PI);
    }
    return Math.abs(turned) > 1;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 300, 5000})
  void theNearestPointIsThatOfALookAtAllOfThem(int count) {
    ScatterPoints points = clumped(count, 1);
    PointIndex index = new PointIndex(points);
    SplittableRandom random = new SplittableRandom(2);
    BitSet hidden = new BitSet();
    for (int i = 0; i < count / 3; i++) {
      hidden.set(random.nextInt(count));
    }
    for (int i = 0; i < 300; i++) {
      // Whole numbers are as near to several points at once.
      double x = i % 2 == 0 ? random.nextInt(-60, 60) : random.nextDouble(-60, 60);
      double y = i % 2 == 0 ? random.nextInt(-60, 60) : random.nextDouble(2, 4);
      double radius = random.nextDouble(0, 20);
      assertThat(index.nearest(x, y, radius, hidden))
          .isEqualTo(nearest(points, x, y, radius, hidden));
    }
  }

  @Test
  void aPointAtTheEndOfTheRadiusIsFoundAndOneBehindItIsNot() {
    PointIndex index = new PointIndex(new ScatterPoints(new float[] {0, 0, 3, 4}));
    assertThat(index.nearest(6, 8, 5, NO_POINTS)).isEqualTo(1);
    assertThat(index.nearest(6, 8, 4.999, NO_POINTS)).isEqualTo(PointIndex.NONE);
    assertThat(index.nearest(0, 0, 0, NO_POINTS)).isZero();
  }

  @Test
  void withoutPointsNothingIsFound() {
    PointIndex index = new PointIndex(ScatterPoints.NONE);
    assertThat(index.nearest(0, 0, 1e9, NO_POINTS)).isEqualTo(PointIndex.NONE);
    assertThat(index.inside(new ScatterPoints.Bounds(-1, -1, 1, 1))).isEqualTo(NO_POINTS);
    assertThat(index.inside(new double[] {-1, -1, 1, -1, 0, 1})).isEqualTo(NO_POINTS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 300, 5000})
  void aRectangleHoldsItsPointsAndThoseOnItsEdges(int count) {
    ScatterPoints points = clumped(count, 3);
    PointIndex index = new PointIndex(points);
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 200; i++) {
      double left = random.nextInt(-60, 60);
      double bottom = random.nextInt(-60, 60);
      ScatterPoints.Bounds rectangle =
          new ScatterPoints.Bounds(
              left, bottom, left + random.nextInt(0, 60), bottom + random.nextInt(0, 60));
      BitSet expected = new BitSet();
      for (int point = 0; point < count; point++) {
        expected.set(
            point,
            points.x(point) >= left
                && points.x(point) <= rectangle.right()
                && points.y(point) >= bottom
                && points.y(point) <= rectangle.top());
      }
      assertThat(index.inside(rectangle)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 9, 40})
  void aPolygonHoldsWhatItWindsRound(int corners) {
    // Not on whole numbers: of a place on the line itself either answer is right.
    SplittableRandom random = new SplittableRandom(5);
    float[] xy = new float[4000];
    for (int i = 0; i < xy.length; i++) {
      xy[i] = (float) random.nextDouble(-50, 50);
    }
    ScatterPoints points = new ScatterPoints(xy);
    PointIndex index = new PointIndex(points);
    for (int i = 0; i < 20; i++) {
      double[] polygon = random.doubles(2L * corners, -70, 70).toArray();
      BitSet expected = new BitSet();
      for (int point = 0; point < points.size(); point++) {
        expected.set(point, windsRound(polygon, points.x(point), points.y(point)));
      }
      assertThat(index.inside(polygon)).isEqualTo(expected);
    }
  }

  @Test
  void aLineOfTwoCornersHoldsNothing() {
    PointIndex index = new PointIndex(new ScatterPoints(new float[] {0, 0, 1, 1}));
    assertThat(index.inside(new double[] {-1, -1, 2, 2})).isEqualTo(NO_POINTS);
    assertThat(index.inside(new double[0])).isEqualTo(NO_POINTS);
  }
}
