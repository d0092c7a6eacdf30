package org.stegoscope.dataset.collection;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;
import org.stegoscope.core.Rgb;
import org.stegoscope.dataset.Palettes;

/// Tiny pictures and lists in a folder, which make up data sets.
public record TinyFiles(Path folder) {

  /// A photo, JPEG or PNG by its name.
  public Path photo(String name, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    fill(image, (x, y) -> new Rgb((40 * x) & 0xFF, (30 * y) & 0xFF, 0).argb());
    return written(image, name);
  }

  /// Labels as grey values.
  public Path grey(String name, int width, int height, IntBinaryOperator id) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    return written(samples(image, id), name);
  }

  /// Labels as palette indices, in the colours of Pascal VOC.
  public Path indexed(String name, int width, int height, IntBinaryOperator id) throws IOException {
    byte[][] colors = new byte[3][256];
    for (int i = 0; i < 256; i++) {
      colors[0][i] = (byte) Palettes.pascalColor(i).red();
      colors[1][i] = (byte) Palettes.pascalColor(i).green();
      colors[2][i] = (byte) Palettes.pascalColor(i).blue();
    }
    IndexColorModel model = new IndexColorModel(8, 256, colors[0], colors[1], colors[2]);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    return written(samples(image, id), name);
  }

  /// Labels as colours, `0xRRGGBB`.
  public Path colored(String name, int width, int height, IntBinaryOperator rgb)
      throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    fill(image, (x, y) -> 0xFF000000 | rgb.applyAsInt(x, y));
    return written(image, name);
  }

  public Path text(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  Path bytes(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  private static void fill(BufferedImage image, IntBinaryOperator argb) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, argb.applyAsInt(x, y));
      }
    }
  }

  private static BufferedImage samples(BufferedImage image, IntBinaryOperator id) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.getRaster().setSample(x, y, 0, id.applyAsInt(x, y));
      }
    }
    return image;
  }

  private Path written(BufferedImage image, String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    String format = name.endsWith(".png") ? "png" : "jpeg";
    if (!ImageIO.write(image, format, file.toFile())) {
      throw new AssertionError("cannot write " + file);
    }
    return file;
  }
}
