package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.RgbImage;
import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.Placement;
import org.stegoscope.figure.Layer;
import org.stegoscope.figure.Marker;
import org.stegoscope.job.JobContext;

/// The visible part of a photo in a figure.
final class PhotoPartTest {

  private static final int WIDTH = 8;
  private static final int HEIGHT = 6;
  private static final Raster PHOTO = numbered(WIDTH, HEIGHT);
  private static final PhotoPart PART = new PhotoPart(2, 1, 4, 3);

  /// Every pixel has a colour of its own.
  private static Raster numbered(int width, int height) {
    int[] argb = new int[width * height];
    for (int i = 0; i < argb.length; i++) {
      argb[i] = 0xFF000000 | i;
    }
    return new Raster(width, height, argb);
  }

  private static Painted painted(Raster raster, Placement placement) {
    Photo photo =
        new Photo(
            Path.of("photo.png"), new RgbImage(WIDTH, HEIGHT, new byte[3 * WIDTH * HEIGHT]), "d");
    return new Painted(photo, raster, placement);
  }

  @Test
  void thePhotoIsCutToItsPixels() {
    int[] cut = PART.photo(PHOTO, JobContext.NONE).argb();
    for (int y = 0; y < 3; y++) {
      for (int x = 0; x < 4; x++) {
        assertThat(cut[y * 4 + x]).isEqualTo(PHOTO.argb()[(y + 1) * WIDTH + x + 2]);
      }
    }
  }

  @Test
  void aLayerOfPixelsIsCutAsThePhoto() {
    Painted mask = painted(PHOTO, new Placement(0, 0, WIDTH, HEIGHT));
    Layer layer = PART.layer(mask, PHOTO, 0.5, JobContext.NONE);
    assertThat(layer.bitmap().argb()).isEqualTo(PART.photo(PHOTO, JobContext.NONE).argb());
    assertThat(layer.placement()).isEqualTo(new Placement(0, 0, 4, 3));
    assertThat(layer.opacity()).isEqualTo(0.5);
  }

  @Test
  void aLayerOfPatchesLiesWhereItDoesOnThePhotoAndIsClearBesideIt() {
    // Two patches of 2.5 x 3 pixels from 3,0 to 8,3: the border between them is at 5.5.
    Painted heat = painted(new Raster(2, 1, new int[] {-1, -2}), new Placement(3, 0, 5, 3));
    Layer layer = PART.layer(heat, PHOTO, 1, JobContext.NONE);
    int factor = layer.bitmap().width() / 4;
    assertThat(factor).isEqualTo(16);
    int[] firstRow = new int[layer.bitmap().width()];
    System.arraycopy(layer.bitmap().argb(), 0, firstRow, 0, firstRow.length);
    for (int i = 0; i < firstRow.length; i++) {
      double at = 2 + (i + 0.5) / factor;
      assertThat(firstRow[i]).isEqualTo(at < 3 ? 0 : at < 5.5 ? -1 : -2);
    }
    int below = layer.bitmap().width() * 2 * factor + firstRow.length - 1;
    assertThat(layer.bitmap().argb()[below]).isZero();
  }

  @Test
  void markersAreCutAtTheEdgesAndLeftOutElsewhere() {
    Rgb red = new Rgb(255, 0, 0);
    Marker across = new Marker(Marker.Shape.OUTLINE, new Placement(0, 0, 4, 4), red, "1");
    assertThat(PART.marker(across).orElseThrow().placement()).isEqualTo(new Placement(0, 0, 2, 3));
    Marker beside = new Marker(Marker.Shape.POINT, new Placement(6, 0, 1, 1), red, "2");
    assertThat(PART.marker(beside)).isEmpty();
  }
}
