package org.stegoscope.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.stegoscope.job.JobContext;

final class AreaMeanTest {

  private static int grey(int level) {
    return 0xFF000000 | level * 0x010101;
  }

  @Test
  void partsOfPixelsCountAsParts() {
    int[] argb = {grey(0), grey(90), grey(180)};
    Bitmap row = new Bitmap(3, 1, argb, Bitmap.Alpha.OPAQUE);
    // Each of two new pixels covers one and a half old ones.
    assertThat(AreaMean.of(row, 2, 1, JobContext.NONE).argb()).containsExactly(grey(30), grey(150));
    assertThat(AreaMean.of(row, 1, 1, JobContext.NONE).argb()).containsExactly(grey(90));
    Bitmap column = new Bitmap(1, 3, argb, Bitmap.Alpha.OPAQUE);
    assertThat(AreaMean.of(column, 1, 2, JobContext.NONE).argb())
        .containsExactly(grey(30), grey(150));
  }

  @Test
  void whatIsTransparentGivesNoColour() {
    int[] argb = {0x00FF0000, 0xFF0000FF};
    Bitmap bitmap = new Bitmap(2, 1, argb, Bitmap.Alpha.STRAIGHT);
    assertThat(AreaMean.of(bitmap, 1, 1, JobContext.NONE).argb()).containsExactly(0x800000FF);
  }

  @Test
  void theSameSizeIsTheSamePicture() {
    Bitmap bitmap = Figures.noise(5, 4, 1);
    assertThat(AreaMean.of(bitmap, 5, 4, JobContext.NONE)).isSameAs(bitmap);
  }
}
