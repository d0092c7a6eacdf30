package org.stegoscope.dataset;

import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.stegoscope.core.RgbImage;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;

/// Decodes photos to upright 8-bit sRGB. Files may be hostile: whatever is wrong with one becomes a
/// [PhotoException] of one sentence.
///
/// Of animated and many-page files the first picture counts. Colours of an embedded profile are
/// converted to sRGB; grey stays the number it is; more than 8 bits are rounded to 8.
public final class PhotoReader {

  /// The most pixels a photo may have. Decided from the header, before anything is decoded.
  public static final long MAX_PIXELS = 100_000_000;

  private static final Pattern FINAL_MARK = Pattern.compile("[.!]$");

  static {
    // Decoding needs no temporary files.
    ImageIO.setUseCache(false);
  }

  private final Path file;
  private final JobContext context;

  private PhotoReader(Path file, JobContext context) {
    this.file = file;
    this.context = context;
  }

  /// Reads a PNG, JPEG, TIFF, WebP, BMP or GIF file.
  ///
  /// @throws PhotoException where the file is not such a picture, damaged, or too large
  /// @throws JobCancelledException where `context` is cancelled meanwhile
  public static Photo read(Path file, JobContext context) {
    return new PhotoReader(file, context).read();
  }

  /// How large the upright picture of a file is, by its header alone: the pixels may still turn out
  /// to be damaged.
  ///
  /// @throws PhotoException where the file is not such a picture, or too large
  public static PictureSize size(Path file, JobContext context) {
    PhotoReader reader = new PhotoReader(file, context);
    return reader.reading(format -> reader.decoding(format, reader::size));
  }

  private Photo read() {
    return reading(format -> {
      String sha256 = hash();
      context.checkCancelled();
      return new Photo(file, decoding(format, this::decode), sha256);
    });
  }

  /// What is done with a file of a known format.
  private interface Reading<T> {

    T of(PhotoFormat format) throws IOException;
  }

  private <T> T reading(Reading<T> action) {
    try {
      requireRegularFile();
      return action.of(sniff());
    } catch (NoSuchFileException e) {
      throw found("no such file; it was moved or deleted", e);
    } catch (AccessDeniedException e) {
      throw found("a file that may not be read", e);
    } catch (EOFException e) {
      throw found("a truncated file", e);
    } catch (IOException e) {
      throw found("a file that cannot be read (%s)".formatted(reason(e)), e);
    }
  }

  private void requireRegularFile() throws IOException {
    if (Files.isDirectory(file)) {
      throw found("a folder", null);
    }
    // A pipe or a device would keep us waiting for ever.
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw found("something that is not an ordinary file", null);
    }
  }

  private PhotoFormat sniff() throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(PhotoFormat.SNIFF_BYTES);
    }
    if (head.length == 0) {
      throw found("an empty file", null);
    }
    PhotoFormat format =
        PhotoFormat.of(head).orElseThrow(() -> found(PhotoFormat.describe(head), null));
    if (Files.size(file) < format.claimedBytes(head)) {
      throw found("a truncated %s file".formatted(format), null);
    }
    return format;
  }

  private String hash() throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        context.checkCancelled();
        digest.update(buffer, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// What is taken from the opened data of a picture.
  private interface Decoding<T> {

    T of(PhotoFormat format, ImageInputStream in) throws IOException;
  }

  private <T> T decoding(PhotoFormat format, Decoding<T> action) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      if (in == null) {
        throw new NoSuchFileException(file.toString());
      }
      return action.of(format, in);
    } catch (JobCancelledException | PhotoException e) {
      throw e;
    } catch (RuntimeException e) {
      // Decoders meet nonsense in damaged files with whatever exception comes their way.
      throw found("damaged %s data".formatted(format), e);
    } catch (OutOfMemoryError e) {
      // One array too large for the heap; everything else still has its memory.
      throw found("a picture that needs more memory than there is", e);
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      throw found(
          isTruncation(e)
              ? "a truncated %s file".formatted(format)
              : "damaged %s data (%s)".formatted(format, reason(e)),
          e);
    }
  }

  private PictureSize size(PhotoFormat format, ImageInputStream in) throws IOException {
    Orientation orientation = Orientation.read(format, in);
    ImageReader reader = readerOf(format);
    try {
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      requireSize(format, width, height);
      return orientation.isOnItsSide()
          ? new PictureSize(height, width)
          : new PictureSize(width, height);
    } finally {
      reader.dispose();
    }
  }

  private RgbImage decode(PhotoFormat format, ImageInputStream in) throws IOException {
    Orientation orientation = Orientation.read(format, in);
    return PixelConversion.toSrgb(stored(format, in), orientation, context);
  }

  private BufferedImage stored(PhotoFormat format, ImageInputStream in) throws IOException {
    ImageReader reader = readerOf(format);
    try {
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      requireSize(format, width, height);
      DecodingWatch watch = new DecodingWatch("Reading " + file.getFileName(), context);
      reader.addIIOReadProgressListener(watch);
      reader.addIIOReadWarningListener(watch);
      BufferedImage image = reader.read(0);
      context.checkCancelled();
      if (watch.sawTruncation()) {
        throw found("a truncated %s file".formatted(format), null);
      }
      return image;
    } finally {
      reader.dispose();
    }
  }

  private void requireSize(PhotoFormat format, int width, int height) {
    if (width < 1 || height < 1) {
      throw found("a %s header of %d x %d pixels".formatted(format, width, height), null);
    }
    if ((long) width * height > MAX_PIXELS) {
      throw new PhotoException(
          "%s cannot be opened: expected at most %d megapixels, found %d x %d pixels"
              .formatted(file, MAX_PIXELS / 1_000_000, width, height));
    }
  }

  /// The reader of a format; that of TwelveMonkeys, which knows more variants, before that of the
  /// JDK.
  private ImageReader readerOf(PhotoFormat format) {
    ImageReader chosen = null;
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.name());
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      boolean preferred = reader.getClass().getName().startsWith("com.twelvemonkeys.");
      if (chosen == null || preferred) {
        chosen = reader;
      }
    }
    if (chosen == null) {
      throw found("a %s picture, whose decoder this installation lacks".formatted(format), null);
    }
    return chosen;
  }

  private static boolean isTruncation(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof EOFException) {
        return true;
      }
    }
    return false;
  }

  private PhotoException found(String what, Throwable cause) {
    return new PhotoException(
        "%s cannot be opened: expected %s, found %s".formatted(file, PhotoFormat.ALL, what), cause);
  }

  /// The message of a decoder without its full stop or exclamation mark.
  private static String reason(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() || message.contains("\n")
        ? failure.getClass().getSimpleName()
        : FINAL_MARK.matcher(message).replaceFirst("");
  }
}
