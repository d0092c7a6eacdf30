package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.stegoscope.core.RgbImage;
import org.stegoscope.job.JobContext;

final class RasterTest {

  @Test
  void aThumbnailPixelIsTheMeanOfWhatItCovers() {
    // Two columns of black and white over 200 rows.
    byte[] pixels = new byte[3 * 400 * 200];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) ((i / 3) % 2 == 0 ? 0 : 200);
    }
    Raster small = Raster.thumbnail(new RgbImage(400, 200, pixels), 100, JobContext.NONE);
    assertThat(small.width()).isEqualTo(100);
    assertThat(small.height()).isEqualTo(50);
    assertThat(Arrays.stream(small.argb()).distinct().toArray()).containsExactly(0xFF646464);
  }

  @Test
  void smallPicturesAndLinesKeepTheirPixels() {
    RgbImage line = new RgbImage(1, 3000, new byte[9000]);
    assertThat(Raster.thumbnail(line, 96, JobContext.NONE).width()).isEqualTo(1);
    RgbImage small = new RgbImage(2, 2, new byte[12]);
    assertThat(Raster.thumbnail(small, 96, JobContext.NONE).argb()).hasSize(4);
  }

  @Test
  void photosOfOrdinaryCamerasAreDrawnPixelByPixelAndHugeOnesReducedInProportion() {
    assertThat(Raster.shownSidePx(6000, 4000)).isEqualTo(6000);
    int longest = Raster.shownSidePx(11_500, 8_690);
    assertThat(longest).isBetween(5000, 6000);
    assertThat((double) longest * longest * 8_690 / 11_500).isLessThan(26_500_000);
    assertThat(Raster.shownSidePx(40_000, 10)).isLessThan(16_384);
  }
}
