package org.stegoscope.cli;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.stegoscope.Fixtures.Golden;
import org.stegoscope.core.RgbImage;
import org.stegoscope.figure.RgbPng;

/// Small pictures for commands, and what commands wrote read back with the JDK's own decoder.
final class Pictures {

  private Pictures() {}

  /// Two halves of different colour and a slow change of brightness.
  static Path write(Path file, int width, int height) {
    byte[] pixels = new byte[3 * width * height];
    for (int i = 0; i < width * height; i++) {
      int x = i % width;
      int y = i / width;
      pixels[3 * i] = (byte) (2 * x < width ? 200 : 40);
      pixels[3 * i + 1] = (byte) (100 + 100 * y / height);
      pixels[3 * i + 2] = (byte) ((13 * x + 7 * y) % 50);
    }
    RgbPng.write(file, new RgbImage(width, height, pixels));
    return file;
  }

  /// An image of the golden numbers, `[height, width, 3]`.
  static Path write(Path file, Golden image) {
    byte[] pixels = new byte[image.values().length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) image.values()[i];
    }
    RgbPng.write(file, new RgbImage(image.shape()[1], image.shape()[0], pixels));
    return file;
  }

  /// An indexed picture: the index of every pixel, `[height, width]`.
  record Indexed(int width, int height, int[] ids, IndexColorModel colors) {

    static Indexed read(Path file) throws IOException {
      BufferedImage image = ImageIO.read(file.toFile());
      int[] ids =
          image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
      return new Indexed(
          image.getWidth(), image.getHeight(), ids, (IndexColorModel) image.getColorModel());
    }

    int distinct() {
      return (int) Arrays.stream(ids).distinct().count();
    }
  }
}
