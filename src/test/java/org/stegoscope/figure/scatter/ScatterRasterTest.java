package org.stegoscope.figure.scatter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ScatterRasterTest {

  private static final int SIDE = 64;
  private static final int OUTLINE = 0xFF000000;
  private static final int RED = 0xFFFF0000;
  private static final int BLUE = 0xFF0000FF;

  /// y upwards, so that pixel rows are counted from the bottom.
  private static final ScatterTransform PIXELS = new ScatterTransform(1, 0, SIDE);

  private static int[] draw(ScatterScene scene) {
    ScatterRaster raster = new ScatterRaster(SIDE, SIDE);
    raster.draw(scene);
    return raster.argb();
  }

  private static ScatterScene scene(ScatterPoints points, ScatterStyle style) {
    return new ScatterScene(points, style, new BitSet(), new BitSet(), PIXELS, OUTLINE);
  }

  private static ScatterScene with(ScatterScene scene, BitSet hidden, BitSet selected) {
    return new ScatterScene(
        scene.points(), scene.style(), hidden, selected, scene.transform(), scene.outline());
  }

  private static ScatterPoints scattered(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] xy = new float[2 * count];
    for (int i = 0; i < xy.length; i++) {
      xy[i] = (float) random.nextDouble(-5, SIDE + 5);
    }
    return new ScatterPoints(xy);
  }

  private static ScatterStyle colored(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] argb = random.ints(count).toArray();
    byte[] shapes = new byte[count];
    for (int i = 0; i < count; i++) {
      shapes[i] = (byte) random.nextInt(PointShape.values().length);
    }
    return ScatterStyle.of(argb).withShapes(shapes).withSizePx(7);
  }

  private static BitSet set(int... members) {
    BitSet set = new BitSet();
    for (int member : members) {
      set.set(member);
    }
    return set;
  }

  private static double sumOfAlpha(int[] argb) {
    double sum = 0;
    for (int pixel : argb) {
      sum += (pixel >>> 24) / 255.0;
    }
    return sum;
  }

  @Test
  void aCircleCoversItsAreaAndLiesWhereItBelongs() {
    ScatterPoints point = new ScatterPoints(new float[] {20.125f, 30.125f});
    int[] argb = draw(scene(point, ScatterStyle.of(1, RED).withOpacity(1).withSizePx(12)));
    // Thirty-six samples a pixel.
    assertThat(sumOfAlpha(argb)).isCloseTo(Math.PI * 36, within(0.5));
    double x = 0;
    double y = 0;
    for (int i = 0; i < argb.length; i++) {
      double alpha = (argb[i] >>> 24) / 255.0;
      x += alpha * (i % SIDE + 0.5);
      y += alpha * (i / SIDE + 0.5);
    }
    assertThat(x / sumOfAlpha(argb)).isCloseTo(20.125, within(0.02));
    assertThat(y / sumOfAlpha(argb)).isCloseTo(SIDE - 30.125, within(0.02));
    assertThat(argb[(SIDE - 31) * SIDE + 20]).isEqualTo(RED);
  }

  @ParameterizedTest
  @EnumSource
  void everyShapeIsAboutAsHeavyAsACircle(PointShape shape) {
    ScatterPoints point = new ScatterPoints(new float[] {32, 32});
    ScatterStyle style =
        ScatterStyle.of(1, RED).withSizePx(16).withShapes(new byte[] {shape.number()});
    double area = sumOfAlpha(draw(scene(point, style.withOpacity(1))));
    assertThat(area).isBetween(0.75 * Math.PI * 64, 1.15 * Math.PI * 64);
  }

  /// Against the same coverage composited in numbers that are not rounded.
  @Test
  void laterPointsLieOverEarlierOnesWithTheirOpacity() {
    int count = 60;
    SplittableRandom random = new SplittableRandom(1);
    float[] xy = new float[2 * count];
    for (int i = 0; i < xy.length; i++) {
      // The middle of one of the sixteen places that a pixel has for centres.
      xy[i] = random.nextInt(-4, SIDE + 4) + (random.nextInt(4) + 0.5f) / 4;
    }
    ScatterPoints points = new ScatterPoints(xy);
    ScatterStyle style = colored(count, 2).withOpacity(0.6);
    int[] argb = draw(scene(points, style));
    for (int i = 0; i < argb.length; i++) {
      double[] expected = new double[4];
      int covering = 0;
      for (int point = 0; point < count; point++) {
        double share = 0.6 * coverage(points, style, point, i % SIDE, i / SIDE);
        covering += share > 0 ? 1 : 0;
        int color = 0xFF000000 | style.argb()[point];
        for (int component = 0; component < 4; component++) {
          int value = color >>> (8 * component) & 0xFF;
          expected[component] = share * value + (1 - share) * expected[component];
        }
      }
      for (int component = 0; component < 4; component++) {
        // Every point over a pixel rounds down once, and its share to a 256th.
        assertThat((argb[i] >>> (8 * component) & 0xFF) - expected[component])
            .isBetween(-1.6 * covering - 1e-9, 0.6 * covering + 1e-9);
      }
    }
  }

  private static double coverage(
      ScatterPoints points, ScatterStyle style, int point, int column, int row) {
    PointShape shape = PointShape.numbered(style.shapes()[point]);
    double radius = style.sizePx() / 2;
    int covered = 0;
    for (int i = 0; i < 36; i++) {
      double x = column + (i % 6 + 0.5) / 6 - points.x(point);
      double y = SIDE - (row + (i / 6 + 0.5) / 6) - points.y(point);
      covered += shape.contains(x / radius, y / radius) ? 1 : 0;
    }
    return covered / 36.0;
  }

  @Test
  void pointsAreCutOffAtTheEdgeWithoutChangingWhatIsInside() {
    ScatterScene scene = scene(scattered(400, 3), colored(400, 4));
    int[] small = draw(scene);
    int margin = 20;
    int wide = SIDE + 2 * margin;
    ScatterRaster large = new ScatterRaster(wide, wide);
    large.draw(
        new ScatterScene(
            scene.points(),
            scene.style(),
            scene.hidden(),
            scene.selected(),
            new ScatterTransform(1, margin, SIDE + margin),
            OUTLINE));
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        assertThat(small[y * SIDE + x]).isEqualTo(large.argb()[(y + margin) * wide + x + margin]);
      }
    }
  }

  @Test
  void whatIsFarOutsideDoesNotComeBack() {
    float far = 1e30f;
    ScatterPoints points = new ScatterPoints(new float[] {far, 5, -far, 5, 5, far, 1 << 30, 5});
    assertThat(draw(scene(points, ScatterStyle.of(4, RED)))).containsOnly(0);
    ScatterStyle density = ScatterStyle.of(4, RED).withCrowding(Crowding.DENSITY).withSizePx(90);
    assertThat(draw(scene(points, density))).containsOnly(0);
  }

  @Test
  void hiddenPointsAreAsIfTheyWereNotThere() {
    ScatterPoints two = new ScatterPoints(new float[] {20, 20, 24, 20});
    ScatterPoints one = new ScatterPoints(new float[] {20, 20});
    ScatterStyle style = ScatterStyle.of(2, RED);
    int[] alone = draw(scene(one, ScatterStyle.of(1, RED).withSizePx(style.sizePx())));
    ScatterScene scene = scene(two, style);
    assertThat(draw(with(scene, set(1), set()))).isEqualTo(alone);
    assertThat(draw(with(scene, set(0, 1), set(0)))).containsOnly(0);
  }

  @Test
  void selectedPointsLieOnTopInFullColorWithAnOutlineAndTheOthersAreFaded() {
    ScatterPoints points = new ScatterPoints(new float[] {20.5f, 20.5f, 20.5f, 20.5f, 50, 50});
    ScatterStyle style = ScatterStyle.of(new int[] {RED, BLUE, BLUE}).withOpacity(1).withSizePx(12);
    ScatterScene scene = scene(points, style);
    int[] plain = draw(scene);
    int[] chosen = draw(with(scene, set(), set(0)));
    int centre = (SIDE - 21) * SIDE + 20;
    assertThat(plain[centre]).isEqualTo(BLUE);
    assertThat(chosen[centre]).isEqualTo(RED);
    // Six pixels are the point's radius, and its outline is about two wide.
    assertThat(chosen[centre + 7] >>> 24).isGreaterThan(200);
    assertThat(chosen[centre + 7] & 0xFFFFFF).isZero();
    int other = (SIDE - 50) * SIDE + 50;
    assertThat(plain[other]).isEqualTo(BLUE);
    assertThat(chosen[other] >>> 24).isBetween(60, 128);
    assertThat(chosen[other]).isEqualTo(Fading.faded(BLUE));
  }

  /// However many faded points lie upon each other.
  @Test
  void fadedPointsDoNotAddUp() {
    int count = 500;
    float[] xy = new float[2 * count];
    Arrays.fill(xy, 32);
    ScatterScene scene =
        with(scene(new ScatterPoints(xy), ScatterStyle.of(count, BLUE)), set(), set(count));
    for (int pixel : draw(scene)) {
      assertThat(pixel >>> 24).isLessThan(128);
    }
  }

  @Test
  void densityIsTheMeanColorAndTheDenserTheMoreOpaque() {
    float[] xy = new float[2 * 111];
    for (int i = 0; i < 111; i++) {
      // A hundred in one pixel, ten in another, one in a third, far enough apart.
      float x = i < 100 ? 10.5f : i < 110 ? 30.5f : 50.5f;
      xy[2 * i] = x;
      xy[2 * i + 1] = 32.5f;
    }
    int[] argb = new int[111];
    for (int i = 0; i < argb.length; i++) {
      argb[i] = i % 2 == 0 ? RED : BLUE;
    }
    // So large that they count as crowded; the size makes the blur wider, too.
    ScatterStyle style =
        ScatterStyle.of(argb).withSizePx(10).withOpacity(1).withCrowding(Crowding.DENSITY);
    int[] drawn = draw(scene(new ScatterPoints(xy), style));
    int row = (SIDE - 33) * SIDE;
    int hundred = drawn[row + 10];
    int ten = drawn[row + 30];
    int one = drawn[row + 50];
    assertThat(hundred >>> 24).isGreaterThan(ten >>> 24);
    assertThat(ten >>> 24).isGreaterThan(one >>> 24);
    assertThat(one >>> 24).isPositive();
    // As many red as blue ones.
    assertThat((hundred >> 16 & 0xFF) - (hundred & 0xFF)).isBetween(-1, 1);
    assertThat(hundred >> 16 & 0xFF).isCloseTo((hundred >>> 24) / 2, within(1));
    assertThat(one & 0xFF).isZero();
  }

  @Test
  void fewPointsArePointsInDensityToo() {
    ScatterPoints points = scattered(12, 5);
    ScatterStyle style = colored(12, 6).withSizePx(3);
    assertThat(draw(scene(points, style.withCrowding(Crowding.DENSITY))))
        .isEqualTo(draw(scene(points, style)));
  }

  @ParameterizedTest
  @EnumSource
  void colorsStayBelowTheirAlphaAndAPictureIsTheSameEachTime(Crowding crowding) {
    ScatterScene scene =
        with(
            scene(scattered(3000, 7), colored(3000, 8).withCrowding(crowding)),
            set(3, 4, 5),
            set(5, 6, 7, 8, 9));
    ScatterRaster raster = new ScatterRaster(SIDE, SIDE);
    raster.draw(scene);
    int[] first = raster.argb().clone();
    raster.draw(scene(scattered(10, 9), colored(10, 9).withSizePx(20)));
    raster.draw(scene);
    assertThat(raster.argb()).isEqualTo(first);
    for (int pixel : first) {
      int alpha = pixel >>> 24;
      assertThat(pixel >> 16 & 0xFF).isLessThanOrEqualTo(alpha);
      assertThat(pixel >> 8 & 0xFF).isLessThanOrEqualTo(alpha);
      assertThat(pixel & 0xFF).isLessThanOrEqualTo(alpha);
    }
  }

  @Test
  void theShadeOfADensityIsItsLogarithm() {
    for (int count = 1; count < 100_000; count = count * 3 + 1) {
      // Straight between powers of two it is at most 0.0861 too low.
      assertThat((double) DensityShading.logarithm(count))
          .isBetween(Math.log1p(count) / Math.log(2) - 0.0862, Math.log1p(count) / Math.log(2));
    }
  }

  @Test
  void thePointsInViewAreNamedAsLongAsTheyAreFew() {
    ScatterScene scene =
        with(
            scene(
                new ScatterPoints(new float[] {5, 5, -1, 5, 9, 9, 5, 99, 7, 7}),
                ScatterStyle.of(5, RED)),
            set(2),
            set());
    assertThat(scene.shownIn(SIDE, SIDE, 3)).containsExactly(0, 4);
    assertThat(scene.shownIn(SIDE, SIDE, 2)).containsExactly(0, 4);
    assertThat(scene.shownIn(SIDE, SIDE, 1)).isEmpty();
  }

  @Test
  void aStyleOfOtherPointsIsRefused() {
    assertThatThrownBy(() -> scene(scattered(3, 1), ScatterStyle.of(2, RED)))
        .hasMessageContaining("a style of 2 points is not that of 3");
    assertThatThrownBy(() -> ScatterStyle.of(2, RED).withShapes(new byte[] {0, 9}))
        .hasMessageContaining("no shape has the number 9");
  }
}
