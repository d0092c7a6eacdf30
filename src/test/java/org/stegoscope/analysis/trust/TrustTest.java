package org.stegoscope.analysis.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Calibration and risk over coverage, of counts in bins of confidence.
final class TrustTest {

  private static final int FINE = 100;

  private static long[][] counts(SplittableRandom random, double slope, double offset) {
    long[] pixels = new long[FINE];
    long[] right = new long[FINE];
    for (int i = 0; i < 200_000; i++) {
      double confidence = random.nextDouble();
      int bin = (int) (confidence * FINE);
      pixels[bin]++;
      right[bin] += random.nextDouble() < slope * confidence + offset ? 1 : 0;
    }
    return new long[][] {pixels, right};
  }

  @Test
  void whoeverIsRightAsOftenAsSureIsCalibrated() {
    long[][] counts = counts(new SplittableRandom(1), 1, 0);
    Calibration calibration = Calibration.ofFine(counts[0], counts[1]);
    assertThat(calibration.total()).isEqualTo(200_000);
    // 13,000 pixels a bin: a standard deviation of 0.004.
    assertThat(calibration.expectedError().getAsDouble()).isLessThan(0.01);
    assertThat(calibration.greatestError().getAsDouble()).isLessThan(0.02);
  }

  @Test
  void confidenceThatSaysNothingIsOffByItsDistanceFromTheAccuracy() {
    long[][] counts = counts(new SplittableRandom(2), 0, 0.5);
    Calibration calibration = Calibration.ofFine(counts[0], counts[1]);
    // The mean of |c - 1/2| over 0..1 is 1/4, over bins a little less.
    assertThat(calibration.expectedError().getAsDouble()).isCloseTo(0.25, within(0.01));
    RiskCoverage curve = RiskCoverage.of(counts[0], counts[1]);
    assertThat(curve.area().getAsDouble()).isCloseTo(0.5, within(0.01));
  }

  @Test
  void aFewPixelsByHand() {
    // Surest: 3 of 4 right; then 1 of 2; then 0 of 2.
    long[] pixels = {2, 0, 2, 4};
    long[] right = {0, 0, 1, 3};
    RiskCoverage curve = RiskCoverage.of(pixels, right);
    assertThat(curve.coverage()).containsExactly(0.5, 0.75, 1);
    assertThat(curve.risk()).containsExactly(0.25, 2.0 / 6, 0.5);
    assertThat(curve.error()).hasValue(0.5);
    assertThat(curve.area().getAsDouble())
        .isCloseTo(
            0.5 * 0.25 + 0.25 * (0.25 + 2.0 / 6) / 2 + 0.25 * (2.0 / 6 + 0.5) / 2, within(1e-12));
    assertThat(curve.excessArea().getAsDouble())
        .isCloseTo(curve.area().getAsDouble() - (0.5 + 0.5 * Math.log(0.5)), within(1e-12));
    assertThat(curve.coverageAt(0.75)).isEqualTo(0.5);
    assertThat(curve.coverageAt(0.6)).isEqualTo(0.75);
    assertThat(curve.coverageAt(0.9)).isZero();
    Calibration calibration = Calibration.ofFine(pixels, right);
    // Middles 0.125, 0.625, 0.875 with accuracies 0, 0.5 and 0.75.
    assertThat(calibration.expectedError().getAsDouble())
        .isCloseTo((2 * 0.125 + 2 * 0.125 + 4 * 0.125) / 8, within(1e-12));
  }

  @Test
  void withoutPixelsNothingIsComputed() {
    Calibration calibration = Calibration.ofFine(new long[FINE], new long[FINE]);
    assertThat(calibration.expectedError()).isEmpty();
    assertThat(calibration.greatestError()).isEmpty();
    assertThat(calibration.accuracy(3)).isEmpty();
    RiskCoverage curve = RiskCoverage.of(new long[FINE], new long[FINE]);
    assertThat(curve.area()).isEmpty();
    assertThat(curve.excessArea()).isEmpty();
    assertThat(curve.error()).isEmpty();
  }
}
