package org.stegoscope.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.Palette;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.RgbImage;
import org.stegoscope.dataset.PhotoReader;
import org.stegoscope.job.JobContext;

final class PngTest {

  @TempDir Path folder;

  private static byte[] noise(int count, long seed) {
    byte[] bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 1", "1, 5", "333, 251"})
  void picturesComeBackExactly(int width, int height) {
    RgbImage image = new RgbImage(width, height, noise(3 * width * height, 11));
    Path file = folder.resolve("a.png");
    RgbPng.write(file, image);
    RgbImage back = PhotoReader.read(file, JobContext.NONE).image();
    assertThat(back.width()).isEqualTo(width);
    assertThat(back.pixels()).isEqualTo(image.pixels());
  }

  @Test
  void pixelValuesOfALabelMapAreItsIds() throws IOException {
    LabelMap labels = new LabelMap(64, 48, noise(64 * 48, 12));
    Path file = folder.resolve("a.png");
    IndexedPng.write(file, labels, Palette.generated(27, "cluster"));
    BufferedImage back = ImageIO.read(file.toFile());
    assertThat(back.getColorModel()).isInstanceOf(IndexColorModel.class);
    assertThat(back.getColorModel().getPixelSize()).isEqualTo(8);
    int[] ids = back.getRaster().getSamples(0, 0, 64, 48, 0, (int[]) null);
    for (int i = 0; i < ids.length; i++) {
      assertThat(ids[i]).isEqualTo(Byte.toUnsignedInt(labels.labels()[i]));
    }
  }

  @Test
  void aLabelMapShowsItsPaletteAndVoidIsGrey() {
    Palette palette = Palette.generated(3, "cluster");
    Path file = folder.resolve("a.png");
    IndexedPng.write(file, new LabelMap(4, 1, new byte[] {0, 1, 2, (byte) 255}), palette);
    RgbImage shown = PhotoReader.read(file, JobContext.NONE).image();
    for (int id = 0; id < 3; id++) {
      assertThat(shown.at(id, 0)).isEqualTo(palette.entry(id).color());
    }
    assertThat(shown.at(3, 0)).isEqualTo(new Rgb(128, 128, 128));
  }

  @Test
  void theSamePixelsGiveTheSameBytes() throws IOException {
    RgbImage image = new RgbImage(50, 40, noise(6000, 13));
    RgbPng.write(folder.resolve("a.png"), image);
    RgbPng.write(folder.resolve("b.png"), image);
    assertThat(Files.readAllBytes(folder.resolve("a.png")))
        .isEqualTo(Files.readAllBytes(folder.resolve("b.png")));
  }
}
