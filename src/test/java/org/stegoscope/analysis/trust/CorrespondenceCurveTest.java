package org.stegoscope.analysis.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.stegoscope.analysis.trust.CorrespondenceCurve.Rules;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.RgbImage;

final class CorrespondenceCurveTest {

  private static final PatchGrid GRID = new PatchGrid(12, 12, 8);
  private static final int SIDE = 96;

  /// The left half is class 0, the right half class 1.
  private static LabelMap halves() {
    byte[] labels = new byte[SIDE * SIDE];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) (i % SIDE < SIDE / 2 ? 0 : 1);
    }
    return new LabelMap(SIDE, SIDE, labels);
  }

  /// One direction for each half, with noise.
  private static FeatureMap features(double noise, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[GRID.size() * 4];
    for (int i = 0; i < values.length; i++) {
      boolean left = i / 4 % 12 < 6;
      double own = i % 4 == (left ? 0 : 1) ? 1 : 0;
      values[i] = (float) (own + noise * random.nextGaussian());
    }
    return new FeatureMap(GRID, 4, values);
  }

  private static CorrespondenceCurve.Curve curve(double noise, Rules rule, LabelMap labels) {
    CorrespondenceCurve curve = new CorrespondenceCurve(2, 11, rule);
    for (int image = 0; image < 10; image++) {
      curve.add(features(noise, image), labels, image);
    }
    return curve.curve();
  }

  @Test
  void featuresThatTellClassesApartAreNearlyPerfectAndNoiseIsNoBetterThanChance() {
    assertThat(curve(0.01, Rules.OWN, halves()).averagePrecision().getAsDouble())
        .isGreaterThan(0.97);
    // Half of the pairs are of one class, but for those at the border.
    assertThat(curve(100, Rules.OWN, halves()).averagePrecision().getAsDouble())
        .isBetween(0.45, 0.57);
  }

  @Test
  void recallRisesToAllAndPrecisionEndsAtTheShareOfPairsThatCorrespond() {
    CorrespondenceCurve.Curve curve = curve(0.5, Rules.OWN, halves());
    assertThat(curve.pairs()).isEqualTo(10L * 121 * 121);
    assertThat(curve.recall()).isSorted();
    assertThat(curve.recall()[curve.recall().length - 1]).isEqualTo(1);
    assertThat(curve.precision()[curve.precision().length - 1]).isCloseTo(0.49, within(0.03));
  }

  @Test
  void placesWithoutALabelAreLeftOutOrAClassOfTheirOwn() {
    byte[] none = new byte[SIDE * SIDE];
    Arrays.fill(none, (byte) 255);
    LabelMap labels = new LabelMap(SIDE, SIDE, none);
    CorrespondenceCurve.Curve masked = curve(0.1, Rules.OWN, labels);
    assertThat(masked.pairs()).isZero();
    assertThat(masked.averagePrecision()).isEmpty();
    CorrespondenceCurve.Curve upstream = curve(0.1, Rules.UPSTREAM, labels);
    assertThat(upstream.averagePrecision().getAsDouble()).isEqualTo(1, within(1e-9));
  }

  /// Where the halves of a picture have a colour each, colours tell the classes and positions help;
  /// with positions of other places, as in STEGO's script, they help less.
  @Test
  void positionsOfOtherPlacesMakeTheKernelWorse() {
    assertThat(kernel(Rules.OWN)).isGreaterThan(kernel(Rules.UPSTREAM) + 0.01);
  }

  private static double kernel(Rules rules) {
    CorrespondenceCurve curve = new CorrespondenceCurve(2, 11, rules);
    byte[] pixels = new byte[SIDE * SIDE * 3];
    for (int i = 0; i < SIDE * SIDE; i++) {
      // As different as 20 of 255, so that position counts too.
      pixels[3 * i] = (byte) (i % SIDE < SIDE / 2 ? 120 : 140);
    }
    for (int image = 0; image < 5; image++) {
      curve.addKernel(new RgbImage(SIDE, SIDE, pixels), halves(), image);
    }
    return curve.curve().averagePrecision().orElseThrow();
  }

  @Test
  void theSameSeedsGiveTheSameCurve() {
    assertThat(curve(0.3, Rules.OWN, halves()).precision())
        .isEqualTo(curve(0.3, Rules.OWN, halves()).precision());
  }
}
