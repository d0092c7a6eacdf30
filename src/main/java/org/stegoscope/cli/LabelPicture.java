package org.stegoscope.cli;

import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.PhotoReader;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;

/// Reads a PNG whose pixels are ids: the index where it has a palette, else the 8-bit grey as the
/// number it is, whatever gamma or transparency the file speaks of.
final class LabelPicture {

  private static final long SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int HEADER_BYTES = 26;
  private static final int GREY = 0;
  private static final int INDEXED = 3;
  private static final String EXPECTED = "expected an indexed or 8-bit grey PNG";

  private LabelPicture() {}

  /// @throws StegoscopeException if the file is another picture, damaged, or too large
  static LabelMap read(Path file, JobContext context) {
    try {
      requireIds(file);
      return decode(file, context);
    } catch (StegoscopeException | JobCancelledException e) {
      throw e;
    } catch (FileSystemException e) {
      throw new StegoscopeException(
          "%s cannot be read: it was moved or deleted, or may not be read.".formatted(file), e);
    } catch (IOException | RuntimeException e) {
      // The decoder meets nonsense in damaged files with whatever exception comes its way.
      throw new StegoscopeException(
          "%s cannot be used: %s, found damaged or truncated data.".formatted(file, EXPECTED), e);
    }
  }

  /// Looks at the first chunk alone, before anything is decoded.
  private static void requireIds(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(HEADER_BYTES);
    }
    ByteBuffer header = ByteBuffer.wrap(bytes);
    if (bytes.length < HEADER_BYTES || header.getLong(0) != SIGNATURE) {
      throw found(file, "something else");
    }
    long width = Integer.toUnsignedLong(header.getInt(16));
    long height = Integer.toUnsignedLong(header.getInt(20));
    int bits = header.get(24);
    int type = header.get(25);
    if (type != INDEXED && !(type == GREY && bits == 8)) {
      throw found(file, type == GREY ? "%d-bit grey".formatted(bits) : "colours");
    }
    if (width == 0 || height == 0 || width > PhotoReader.MAX_PIXELS / height) {
      throw found(file, "one of %d x %d pixels".formatted(width, height));
    }
  }

  private static LabelMap decode(Path file, JobContext context) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in, true, true);
      Raster raster = reader.read(0).getRaster();
      int width = raster.getWidth();
      byte[] ids = new byte[width * raster.getHeight()];
      int[] row = new int[width];
      for (int y = 0; y < raster.getHeight(); y++) {
        context.checkCancelled();
        raster.getSamples(0, y, width, 1, 0, row);
        for (int x = 0; x < width; x++) {
          ids[y * width + x] = (byte) row[x];
        }
      }
      return new LabelMap(width, raster.getHeight(), ids);
    } finally {
      reader.dispose();
    }
  }

  private static StegoscopeException found(Path file, String what) {
    return new StegoscopeException(
        "%s cannot be used: %s, found %s.".formatted(file, EXPECTED, what));
  }
}
