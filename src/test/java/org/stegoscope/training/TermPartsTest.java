package org.stegoscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.stegoscope.training.HeadTrainerTest.gaussian;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// The parts of the optional terms, alone.
final class TermPartsTest {

  private static final LossOptions OPTIONS =
      new LossOptions(
          true,
          true,
          false,
          new LossOptions.Term(0, 1),
          new LossOptions.Term(0, 1),
          new LossOptions.Term(0, 1),
          40,
          1,
          1);

  /// Ids of 1 in the lower right quarter.
  private static LabelMap quarter(int width, int height) {
    byte[] ids = new byte[width * height];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = (byte) (i % width >= width / 2 && i / width >= height / 2 ? 1 : 0);
    }
    return new LabelMap(width, height, ids);
  }

  @Test
  void nineOfTenPointsLieOnTheMask() {
    LabelMap empty = new LabelMap(4, 4, new byte[16]);
    TermInputs.Salience salience =
        new TermInputs.Salience(List.of(quarter(20, 10), empty), List.of(empty, quarter(8, 8)));
    Draws all = Draws.of(2, OPTIONS, new SplittableRandom(1));
    Draws draws = SalientPoints.moved(all, salience, new SplittableRandom(2));
    // Of the tenth that lie anywhere, a quarter lies on the mask, too; six deviations of 1600.
    assertThat(share(draws.first(), 0)).isCloseTo(0.925, within(0.04));
    assertThat(share(draws.second(), 1)).isCloseTo(0.925, within(0.04));
    assertThat(share(draws.first(), 1)).isCloseTo(0.25, within(0.065));
    assertThat(draws.partners()).isEqualTo(all.partners());
    assertThat(all.first()).isEqualTo(Draws.of(2, OPTIONS, new SplittableRandom(1)).first());
  }

  /// Of the points of an image, those in the lower right quarter.
  private static double share(float[] coordinates, int image) {
    int points = coordinates.length / 4;
    int inside = 0;
    for (int i = image * points; i < (image + 1) * points; i++) {
      inside += coordinates[2 * i] >= 0 && coordinates[2 * i + 1] >= 0 ? 1 : 0;
    }
    return (double) inside / points;
  }

  @Test
  void trueLabelsAreReadAtTheirOwnSize() {
    byte[] ids = {0, 1, 2, (byte) LabelMap.VOID, 7, 0};
    Signal labels = new Signal.TrueLabels(List.of(new LabelMap(3, 2, ids)), 3);
    // The four corners, and the middle of the upper edge; the two axes of points are swapped.
    float[] coordinates = {-1, -1, -1, 1, 1, -1, 1, 1};
    float[] sampled = new float[16];
    labels.sample(coordinates, 0, 2, 0, sampled, 0);
    assertThat(sampled).containsExactly(0, 1, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0);
    float[] between = new float[4];
    labels.sample(new float[] {0.5f, 0}, 0, 1, 0, between, 0);
    // Between classes 1 and 2 above, and 7, which is no class of three, and 0 below.
    assertThat(between).containsExactly(0.25f, 0.25f, 0.25f, 0.25f);
  }

  @Test
  void trueLabelsAreNeededOfEachImage() {
    assertThatThrownBy(() -> Signal.TrueLabels.of(Collections.nCopies(3, Optional.empty()), 3, 5))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("only 0 of 3 have them");
  }

  /// Near pairs alone are multiplied out; the shift reaches all.
  @Test
  void theCrfLossIsTheMeanOverAllPairs() {
    SplittableRandom random = new SplittableRandom(3);
    FeatureBatch pictures = new FeatureBatch(2, 70, 60, 3, gaussian(random, 2 * 70 * 60 * 3));
    FeatureBatch codes = new FeatureBatch(2, 9, 7, 4, gaussian(random, 2 * 63 * 4));
    PixelDraws draws = PixelDraws.drawn(50, random);
    CrfKernel kernel = new CrfKernel(0.8, 0.4, 1.5, 4, 2, 0.3);
    double sum = 0;
    for (int image = 0; image < 2; image++) {
      float[] colours = new float[50 * 3];
      draws.taps(pictures).gather(pictures, image, colours, 0);
      float[] sampled = new float[50 * 4];
      draws.taps(codes).gather(codes, image, sampled, 0);
      UnitRows units = UnitRows.of(sampled, 4);
      for (int pair = 0; pair < 2500; pair++) {
        int one = pair / 50;
        int other = pair % 50;
        double colour = 0;
        for (int c = 0; c < 3; c++) {
          double apart = (double) colours[one * 3 + c] - colours[other * 3 + c];
          colour += apart * apart;
        }
        double cosine = 0;
        for (int c = 0; c < 4; c++) {
          cosine += (double) units.units()[one * 4 + c] * units.units()[other * 4 + c];
        }
        sum += kernel.at(draws.square(one, other), colour) * cosine;
      }
    }
    CrfLoss.Result loss = CrfLoss.of(pictures, codes, draws, kernel, 5, JobContext.NONE);
    // Both in double: another order of sums.
    assertThat(loss.loss()).isCloseTo(-sum / 5000, within(1e-12));
  }

  @Test
  void theCrfLossHasTheSameBitsOnOneCore() {
    SplittableRandom random = new SplittableRandom(4);
    FeatureBatch pictures = new FeatureBatch(6, 20, 20, 3, gaussian(random, 6 * 400 * 3));
    FeatureBatch codes = new FeatureBatch(6, 5, 5, 8, gaussian(random, 6 * 25 * 8));
    PixelDraws draws = PixelDraws.drawn(200, random);
    CrfLoss.Result here = CrfLoss.of(pictures, codes, draws, CrfKernel.STEGO, 1, JobContext.NONE);
    CrfLoss.Result alone;
    try (ForkJoinPool one = new ForkJoinPool(1)) {
      alone =
          one.submit(() -> CrfLoss.of(pictures, codes, draws, CrfKernel.STEGO, 1, JobContext.NONE))
              .join();
    }
    assertThat(alone.loss()).isEqualTo(here.loss());
    assertThat(alone.codeGradient()).containsExactly(here.codeGradient());
  }

  @Test
  void aKernelHasReachesAboveZero() {
    assertThatThrownBy(() -> new CrfKernel(0, 1, 1, 1, 1, 0))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("above 0");
  }

  /// At the places of its tokens, a map is aligned with itself.
  @Test
  void aMapIsAlignedWithItself() {
    FeatureBatch codes = new FeatureBatch(1, 3, 5, 4, gaussian(new SplittableRandom(6), 60));
    float[] coordinates = new float[30];
    for (int x = 0; x < 5; x++) {
      for (int y = 0; y < 3; y++) {
        coordinates[2 * (x * 3 + y)] = x / 2f - 1;
        coordinates[2 * (x * 3 + y) + 1] = y - 1;
      }
    }
    Alignment alignment = Alignment.of(codes, codes, coordinates, 1);
    assertThat(alignment.loss()).isCloseTo(-1, within(1e-6));
    // At its least a loss has no slope; float32 rounding remains.
    float[] flat = new float[60];
    Arrays.fill(flat, 0);
    assertThat(alignment.codeGradient()).containsExactly(flat, within(1e-7f));
    assertThat(alignment.augmentedGradient()).containsExactly(flat, within(1e-7f));
  }
}
