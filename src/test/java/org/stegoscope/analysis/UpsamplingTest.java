package org.stegoscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;

final class UpsamplingTest {

  /// Computed in double precision, rounded once to float.
  private static final Offset<Float> ROUNDING = within(1e-6f);

  private static ScalarMap map(int rows, int columns, float... values) {
    return new ScalarMap(rows, columns, values);
  }

  private static float[] upsampled(ScalarMap map, int rows, int columns) {
    return Upsampling.bilinear(map, rows, columns, JobContext.NONE).values();
  }

  @Test
  void twoCellsBecomeFourAsInPyTorch() {
    // interpolate([[[[0, 1]]]], size=(1, 4), mode='bilinear', align_corners=False): outputs lie at
    // (i + 0.5) / 2 - 0.5 of the input, which is -0.25 (the border), 0.25, 0.75 and 1.25.
    assertThat(upsampled(map(1, 2, 0, 1), 1, 4)).containsExactly(0f, 0.25f, 0.75f, 1f);
  }

  @Test
  void aRatioThatIsNoWholeNumberIsAsInPyTorch() {
    // Outputs lie at 3 (i + 0.5) / 5 - 0.5: 0 (of -0.2), 0.4, 1, 1.6 and the border (of 2.2).
    assertThat(upsampled(map(3, 1, 10, 20, 40), 5, 1))
        .containsExactly(new float[] {10, 14, 20, 32, 40}, ROUNDING);
  }

  @Test
  void bothAxesAreInterpolatedIndependently() {
    float[] axis = {0, 0.25f, 0.75f, 1};
    float[] values = upsampled(map(2, 2, 0, 1, 2, 3), 4, 4);
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 4; column++) {
        assertThat(values[row * 4 + column]).isCloseTo(2 * axis[row] + axis[column], ROUNDING);
      }
    }
  }

  @Test
  void aConstantMapStaysConstantAtEverySize() {
    ScalarMap constant = map(2, 3, 0.3f, 0.3f, 0.3f, 0.3f, 0.3f, 0.3f);
    for (int[] size : new int[][] {{2, 3}, {7, 5}, {1, 1}, {32, 48}}) {
      assertThat(upsampled(constant, size[0], size[1])).containsOnly(0.3f);
    }
  }

  @Test
  void oneCellFillsEverything() {
    assertThat(upsampled(map(1, 1, -4), 3, 2)).containsOnly(-4f);
  }

  @Test
  void theSameSizeIsTheSameMap() {
    assertThat(upsampled(map(2, 2, 1, 2, 3, 4), 2, 2)).containsExactly(1, 2, 3, 4);
  }

  @Test
  void nextToACellWithoutANumberThereIsNone() {
    float[] values = upsampled(map(1, 4, 1, 1, Float.NaN, 3), 1, 8);
    assertThat(values[1]).isEqualTo(1);
    assertThat(values[4]).isNaN();
    assertThat(values[7]).isEqualTo(3);
  }

  @Test
  void itIsCancelled() {
    JobContext cancelled =
        new JobContext() {
          @Override
          public void progress(String stage, double fraction) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    ScalarMap cell = map(1, 1, 1);
    assertThatThrownBy(() -> Upsampling.bilinear(cell, 4, 4, cancelled))
        .isInstanceOf(JobCancelledException.class);
  }
}
