package org.stegoscope.training;

import java.util.SplittableRandom;
import org.stegoscope.core.RgbImage;

/// A part of an image, perhaps with left and right exchanged, resized to the size of the image
/// (STEGO's geometric augmentation: a flip, then a resized crop of 80 to 100 % of the area).
///
/// @param imageWidth of the images it is for
/// @param left of the part, counted in the exchanged image where sides are exchanged
/// @param width of the part, in pixels of the image
public record RandomCrop(
    int imageWidth, int imageHeight, int left, int top, int width, int height, Sides sides) {

  private static final double SMALLEST = 0.8;
  private static final double WIDEST = 4.0 / 3;
  private static final int TRIES = 10;

  /// Whether left and right are exchanged.
  public enum Sides {
    KEPT,
    EXCHANGED
  }

  public RandomCrop {
    if (left < 0 || top < 0 || width < 1 || height < 1) {
      throw new IllegalArgumentException("A crop lies in its image");
    }
    if (left + width > imageWidth || top + height > imageHeight) {
      throw new IllegalArgumentException("A crop lies in its image");
    }
  }

  /// The whole image.
  public static RandomCrop none(int imageWidth, int imageHeight) {
    return new RandomCrop(imageWidth, imageHeight, 0, 0, imageWidth, imageHeight, Sides.KEPT);
  }

  static RandomCrop drawn(int imageWidth, int imageHeight, SplittableRandom random) {
    Sides sides = random.nextDouble() < 0.5 ? Sides.EXCHANGED : Sides.KEPT;
    for (int i = 0; i < TRIES; i++) {
      double area = (double) imageWidth * imageHeight * random.nextDouble(SMALLEST, 1);
      double ratio = Math.exp(random.nextDouble(-Math.log(WIDEST), Math.log(WIDEST)));
      int width = (int) Math.rint(Math.sqrt(area * ratio));
      int height = (int) Math.rint(Math.sqrt(area / ratio));
      if (width >= 1 && width <= imageWidth && height >= 1 && height <= imageHeight) {
        int top = random.nextInt(imageHeight - height + 1);
        int left = random.nextInt(imageWidth - width + 1);
        return new RandomCrop(imageWidth, imageHeight, left, top, width, height, sides);
      }
    }
    // The largest part in the middle that is not too narrow.
    int width = Math.min(imageWidth, (int) Math.rint(imageHeight * WIDEST));
    int height = Math.min(imageHeight, (int) Math.rint(imageWidth * WIDEST));
    return new RandomCrop(
        imageWidth,
        imageHeight,
        (imageWidth - width) / 2,
        (imageHeight - height) / 2,
        width,
        height,
        sides);
  }

  /// @return `[imageHeight, imageWidth, 3]`, from 0 to 1
  float[] apply(RgbImage image) {
    if (image.width() != imageWidth || image.height() != imageHeight) {
      throw new IllegalArgumentException(
          "A crop of %d x %d pixels is not one of %d x %d"
              .formatted(imageWidth, imageHeight, image.width(), image.height()));
    }
    float[] pixels = new float[imageWidth * imageHeight * 3];
    for (int y = 0; y < imageHeight; y++) {
      double down = within((y + 0.5) * height / imageHeight - 0.5, height);
      for (int x = 0; x < imageWidth; x++) {
        double across = within((x + 0.5) * width / imageWidth - 0.5, width);
        put(image, across, down, pixels, (y * imageWidth + x) * 3);
      }
    }
    return pixels;
  }

  private static double within(double place, int size) {
    return Math.clamp(place, 0.0, size - 1.0);
  }

  private void put(RgbImage image, double across, double down, float[] pixels, int to) {
    int x = (int) across;
    int y = (int) down;
    int right = column(Math.min(x + 1, width - 1));
    int bottom = top + Math.min(y + 1, height - 1);
    double fx = across - x;
    double fy = down - y;
    for (int c = 0; c < 3; c++) {
      double above =
          (1 - fx) * image.component(column(x), top + y, c)
              + fx * image.component(right, top + y, c);
      double below =
          (1 - fx) * image.component(column(x), bottom, c) + fx * image.component(right, bottom, c);
      pixels[to + c] = (float) (((1 - fy) * above + fy * below) / 255);
    }
  }

  /// The column of the image that a column of the part is.
  private int column(int x) {
    return sides == Sides.EXCHANGED ? imageWidth - 1 - left - x : left + x;
  }

  /// Where in the image the tokens of the cropped one come from, (x, y) from -1 at the first token
  /// to 1 at the last: `[columns, rows, 2]`, as points of an image are given.
  ///
  /// STEGO's script hands (y, x), row by row, to a sampling that swaps the axes of points, so that
  /// its places are mirrored at the diagonal, and a flip exchanges top and bottom; and half a token
  /// is lost at each border. These places show what the augmented token shows.
  public float[] coordinates(int rows, int columns) {
    float[] coordinates = new float[rows * columns * 2];
    for (int column = 0; column < columns; column++) {
      double x = left + (column + 0.5) * width / columns;
      double across = sides == Sides.EXCHANGED ? imageWidth - x : x;
      for (int row = 0; row < rows; row++) {
        double down = top + (row + 0.5) * height / rows;
        int to = (column * rows + row) * 2;
        coordinates[to] = place(across / imageWidth, columns);
        coordinates[to + 1] = place(down / imageHeight, rows);
      }
    }
    return coordinates;
  }

  /// @param share of the side of the image
  private static float place(double share, int tokens) {
    return tokens == 1 ? 0 : (float) ((share * tokens - 0.5) / (tokens - 1) * 2 - 1);
  }
}
