package org.stegoscope.dataset;

import static java.util.stream.Collectors.joining;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// Reads numbers of a file of NumPy: `float32` or `float64`, little-endian, in C order. The text of
/// the header is compared with what it may be and never evaluated.
public final class NpyReader {

  /// `values` are `[count, dimension]`, row-major.
  public record Vectors(int count, int dimension, float[] values) {}

  /// One score of each class for each pixel: `values` are `[classes, rows, columns]`.
  public record Scores(int classes, int rows, int columns, float[] values) {}

  private record Numbers(int[] shape, float[] values) {}

  /// What an array is to hold, and how many sides it has.
  private enum Wanted {
    VECTORS("vectors, [n, d]", 2),
    SCORES("scores of classes, [classes, rows, columns]", 3);

    private final String words;
    private final int sides;

    Wanted(String words, int sides) {
      this.words = words;
      this.sides = sides;
    }
  }

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int MOST_HEADER_BYTES = 1 << 16;
  private static final int CHUNK_BYTES = 1 << 16;
  private static final double MOST_OF_HEAP = 0.4;

  private static final Pattern ENTRY =
      Pattern.compile("'(\\w+)'\\s*:\\s*('[^']*'|True|False|\\([\\d,\\s]*\\))");

  private final Path file;
  private int headerBytes;

  private NpyReader(Path file) {
    this.file = file;
  }

  /// @throws StegoscopeException if the file cannot be read, is something else, is too large for
  ///   memory, or promises what it does not hold
  public static Vectors read(Path file, JobContext context) {
    Numbers read = read(file, Wanted.VECTORS, context);
    return new Vectors(read.shape()[0], read.shape()[1], read.values());
  }

  /// @throws StegoscopeException as above
  public static Scores readScores(Path file, JobContext context) {
    Numbers read = read(file, Wanted.SCORES, context);
    return new Scores(read.shape()[0], read.shape()[1], read.shape()[2], read.values());
  }

  private static Numbers read(Path file, Wanted wanted, JobContext context) {
    NpyReader reader = new NpyReader(file);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return reader.read(in, Files.size(file), wanted, context);
    } catch (NoSuchFileException e) {
      throw new StegoscopeException("%s is not there.".formatted(file), e);
    } catch (EOFException e) {
      throw reader.wrong("it ends before its numbers do", e);
    } catch (IOException e) {
      throw new StegoscopeException("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private Numbers read(InputStream in, long bytes, Wanted wanted, JobContext context)
      throws IOException {
    String header = header(in);
    String type = "";
    int[] shape = null;
    boolean fortran = false;
    Matcher entry = ENTRY.matcher(header);
    if (!header.startsWith("{")) {
      throw wrong("its header is not that of an array", null);
    }
    int at = afterSeparators(header, 1);
    while (at < header.length() && header.charAt(at) != '}') {
      if (!entry.region(at, header.length()).lookingAt()) {
        throw wrong("its header is not that of an array", null);
      }
      String value = entry.group(2);
      switch (entry.group(1)) {
        case "descr" -> type = value.replace("'", "");
        case "fortran_order" -> fortran = value.equals("True");
        case "shape" -> shape = shape(value);
        default -> throw wrong("its header has a key that arrays have not", null);
      }
      at = afterSeparators(header, entry.end());
    }
    requireShape(type, fortran, shape, wanted);
    int size = type.equals("<f8") ? Double.BYTES : Float.BYTES;
    long numbers = product(shape);
    requireMemory(numbers);
    long there = bytes - headerBytes;
    if (there != numbers * size) {
      throw wrong(
          String.format(
              Locale.ROOT,
              "its header promises %,d bytes of numbers, but there are %,d",
              numbers * size,
              there),
          null);
    }
    return new Numbers(shape, numbers(in, (int) numbers, size, context));
  }

  private String header(InputStream in) throws IOException {
    byte[] start = in.readNBytes(8);
    if (start.length < 8 || !Arrays.equals(start, 0, 6, MAGIC, 0, 6)) {
      throw wrong("expected an array of NumPy (.npy)", null);
    }
    int version = start[6];
    if (version < 1 || version > 3) {
      throw wrong("its format version is %d, and 1 to 3 are known".formatted(version), null);
    }
    int lengthBytes = version == 1 ? 2 : 4;
    byte[] raw = in.readNBytes(lengthBytes);
    if (raw.length < lengthBytes) {
      throw new EOFException();
    }
    ByteBuffer length = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
    long count = version == 1 ? length.getShort() & 0xFFFF : length.getInt() & 0xFFFFFFFFL;
    if (count > MOST_HEADER_BYTES) {
      throw wrong("its header is longer than any array needs", null);
    }
    byte[] text = in.readNBytes((int) count);
    if (text.length < count) {
      throw new EOFException();
    }
    headerBytes = 8 + lengthBytes + text.length;
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private static int afterSeparators(String header, int from) {
    int at = from;
    while (at < header.length() && (header.charAt(at) == ',' || header.charAt(at) <= ' ')) {
      at++;
    }
    return at;
  }

  private int[] shape(String tuple) {
    String inside = tuple.substring(1, tuple.length() - 1).strip();
    String[] sides = inside.isEmpty() ? new String[0] : inside.split(",\\s*");
    try {
      return Arrays.stream(sides).map(String::strip).mapToInt(Integer::parseInt).toArray();
    } catch (NumberFormatException e) {
      throw wrong("its shape %s has a side that is no size".formatted(tuple), e);
    }
  }

  /// Beyond what a long holds, the most it can.
  private static long product(int[] shape) {
    long product = 1;
    for (int side : shape) {
      product = product > Long.MAX_VALUE / side ? Long.MAX_VALUE : product * side;
    }
    return product;
  }

  private void requireShape(String type, boolean fortran, int[] shape, Wanted wanted) {
    if (!type.equals("<f4") && !type.equals("<f8")) {
      throw wrong(
          "expected numbers of the type <f4 or <f8, found \"%s\"; save it with .astype('float32')"
              .formatted(type),
          null);
    }
    if (shape == null || shape.length != wanted.sides) {
      throw wrong(
          "expected %s, found an array of %s sides"
              .formatted(wanted.words, shape == null ? "no" : shape.length),
          null);
    }
    if (fortran) {
      throw wrong("its numbers lie column by column; save it with numpy.ascontiguousarray", null);
    }
    if (Arrays.stream(shape).anyMatch(side -> side < 1)) {
      throw wrong(
          "it holds no %s: its shape is %s"
              .formatted(
                  wanted == Wanted.VECTORS ? "vectors" : "scores",
                  Arrays.stream(shape).mapToObj(Integer::toString).collect(joining(" x "))),
          null);
    }
  }

  private void requireMemory(long numbers) {
    double allowed = Runtime.getRuntime().maxMemory() * MOST_OF_HEAP;
    if (numbers > Integer.MAX_VALUE - 8 || numbers * (double) Float.BYTES > allowed) {
      throw wrong(
          String.format(
              Locale.ROOT,
              "its %,d numbers do not fit the memory there is; give Java more, or save fewer",
              numbers),
          null);
    }
  }

  private float[] numbers(InputStream in, int count, int size, JobContext context)
      throws IOException {
    float[] values = new float[count];
    int done = 0;
    while (done < count) {
      context.checkCancelled();
      int wanted = Math.min(CHUNK_BYTES / size, count - done);
      byte[] bytes = in.readNBytes(wanted * size);
      if (bytes.length < wanted * size) {
        throw new EOFException();
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < wanted; i++) {
        values[done + i] = size == Double.BYTES ? (float) buffer.getDouble() : buffer.getFloat();
      }
      done += wanted;
    }
    return values;
  }

  private StegoscopeException wrong(String why, Exception cause) {
    return new StegoscopeException("%s cannot be used: %s.".formatted(file, why), cause);
  }
}
