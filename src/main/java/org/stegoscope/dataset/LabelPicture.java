package org.stegoscope.dataset;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// The raw numbers of a picture of labels: `values` is `[height, width]`, row-major. With one band
/// they are palette indices or grey values, with three they are `0xRRGGBB`.
///
/// @param bands 1, or 3 for colours
public record LabelPicture(int width, int height, int bands, int[] values) {

  private static final long MOST_PIXELS = 200_000_000;
  private static final int COLORS = 3;

  /// Reads an indexed, grey or colour picture. Alpha says nothing.
  ///
  /// @throws StegoscopeException where the file is no picture, damaged, or too large
  public static LabelPicture read(Path file, JobContext context) {
    // A pipe or a device would keep us waiting for ever.
    if (!Files.isRegularFile(file)) {
      throw new StegoscopeException("There is no file of labels %s.".formatted(file));
    }
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers =
          in == null ? List.<ImageReader>of().iterator() : ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new StegoscopeException("%s is no picture of labels.".formatted(file));
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        reader.addIIOReadProgressListener(new DecodingWatch("", context.silent()));
        return read(reader, file, context);
      } finally {
        reader.dispose();
      }
    } catch (StegoscopeException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      context.checkCancelled();
      throw new StegoscopeException("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
    } catch (OutOfMemoryError e) {
      // One array too large for the heap; everything else still has its memory.
      throw new StegoscopeException(
          "%s cannot be read: it needs more memory than there is.".formatted(file), e);
    }
  }

  private static LabelPicture read(ImageReader reader, Path file, JobContext context)
      throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if ((long) width * height > MOST_PIXELS) {
      throw new StegoscopeException(
          "%s is too large for labels: %d x %d.".formatted(file, width, height));
    }
    Raster raster = reader.read(0).getRaster();
    context.checkCancelled();
    int bands = raster.getNumBands() < COLORS ? 1 : COLORS;
    int[] values = new int[width * height];
    int[] row = new int[width * raster.getNumBands()];
    for (int y = 0; y < height; y++) {
      context.checkCancelled();
      raster.getPixels(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        int at = x * raster.getNumBands();
        values[y * width + x] = bands == 1 ? row[at] : color(row, at);
      }
    }
    return new LabelPicture(width, height, bands, values);
  }

  private static int color(int[] row, int at) {
    return (row[at] & 0xFF) << 16 | (row[at + 1] & 0xFF) << 8 | (row[at + 2] & 0xFF);
  }
}
