package org.stegoscope.dataset.collection;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// Reads a real array out of a file of MATLAB's format, level 5, which `save -v7` writes: little-
/// or big-endian, compressed or not. Files may be hostile: every size is bounded by what is there,
/// and whatever is wrong is one sentence.
final class MatReader {

  /// The array, and the digest of the whole file.
  record Found(MatArray array, String sha256) {}

  private static final int MOST_BYTES = 1 << 28;
  private static final int MOST_SIDES = 8;
  private static final int HEADER_BYTES = 128;
  private static final int VERSION_AT = 124;
  private static final int ENDIAN_AT = 126;
  private static final int TAG_BYTES = 8;

  /// Deflate makes at most 1032 bytes of one.
  private static final long MOST_INFLATION = 1032;

  private static final int TYPE_MATRIX = 14;
  private static final int TYPE_COMPRESSED = 15;
  private static final int CLASS_DOUBLE = 6;
  private static final int CLASS_UINT32 = 13;
  private static final int FLAG_COMPLEX = 0x800;

  private final Path file;
  private final String variable;
  private final JobContext context;

  private MatReader(Path file, String variable, JobContext context) {
    this.file = file;
    this.variable = variable;
    this.context = context;
  }

  /// @throws StegoscopeException where the file cannot be read, is something else, or has no real
  ///   array of the name
  static Found read(Path file, String variable, JobContext context) {
    MatReader reader = new MatReader(file, variable, context);
    try {
      if (!Files.isRegularFile(file)) {
        throw new StegoscopeException("There is no file %s.".formatted(file));
      }
      if (Files.size(file) > MOST_BYTES) {
        throw reader.wrong("it is larger than %d bytes".formatted(MOST_BYTES), null);
      }
      byte[] bytes = Files.readAllBytes(file);
      return new Found(reader.array(ByteBuffer.wrap(bytes)), sha256(bytes));
    } catch (IOException e) {
      throw new StegoscopeException("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
    } catch (BufferUnderflowException e) {
      throw reader.wrong("it ends before its numbers do", e);
    } catch (DataFormatException e) {
      throw reader.wrong("its compressed data are damaged", e);
    } catch (OutOfMemoryError e) {
      // One array too large for the heap; everything else still has its memory.
      throw reader.wrong("it needs more memory than there is", e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private MatArray array(ByteBuffer whole) throws DataFormatException {
    if (whole.limit() < HEADER_BYTES) {
      throw wrong("it is too short for a file of MATLAB", null);
    }
    whole.order(order(whole));
    int version = whole.getShort(VERSION_AT);
    if (version != 0x0100) {
      throw wrong(
          "expected a file of MATLAB of level 5, found %s; save it with -v7"
              .formatted(version == 0x0200 ? "one of 7.3" : "the version %#x".formatted(version)),
          null);
    }
    whole.position(HEADER_BYTES);
    while (whole.remaining() >= TAG_BYTES) {
      context.checkCancelled();
      Element element = element(whole, Padding.OF_TYPE);
      Optional<MatArray> found =
          switch (element.type()) {
            case TYPE_MATRIX -> matrix(element.data());
            case TYPE_COMPRESSED -> compressed(element.data());
            default -> Optional.empty();
          };
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw wrong("it has no variable %s".formatted(variable), null);
  }

  /// The two letters read `MI` in the order of the machine that wrote them.
  private ByteOrder order(ByteBuffer whole) {
    return switch (new String(
        new byte[] {whole.get(ENDIAN_AT), whole.get(ENDIAN_AT + 1)}, StandardCharsets.ISO_8859_1)) {
      case "IM" -> ByteOrder.LITTLE_ENDIAN;
      case "MI" -> ByteOrder.BIG_ENDIAN;
      default -> throw wrong("expected a file of MATLAB, found something else", null);
    };
  }

  private record Element(int type, ByteBuffer data) {}

  /// Compressed elements at the top are the only ones that nothing fills up to eight bytes.
  private enum Padding {
    OF_TYPE,
    ALWAYS
  }

  private Element element(ByteBuffer from, Padding padding) {
    int first = from.getInt();
    int type;
    int size;
    int filled;
    if (first >>> 16 != 0) {
      // Up to four bytes lie in the tag itself.
      type = first & 0xFFFF;
      size = first >>> 16;
      filled = Integer.BYTES;
      if (size > Integer.BYTES) {
        throw wrong("a small element in it claims %d bytes".formatted(size), null);
      }
    } else {
      type = first;
      size = from.getInt();
      boolean bare = padding == Padding.OF_TYPE && type == TYPE_COMPRESSED;
      filled = bare ? size : (size + TAG_BYTES - 1) & -TAG_BYTES;
    }
    if (size < 0 || size > from.remaining()) {
      throw wrong("it ends before its numbers do", null);
    }
    ByteBuffer data = from.slice(from.position(), size).order(from.order());
    from.position(from.position() + Math.min(filled, from.remaining()));
    return new Element(type, data);
  }

  private Optional<MatArray> compressed(ByteBuffer deflated) throws DataFormatException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(deflated.duplicate());
      ByteBuffer tag = ByteBuffer.wrap(inflated(inflater, TAG_BYTES)).order(deflated.order());
      int type = tag.getInt();
      int size = tag.getInt();
      if (type != TYPE_MATRIX) {
        return Optional.empty();
      }
      if (size < 0 || size > MOST_BYTES || size > MOST_INFLATION * deflated.limit()) {
        throw wrong("a compressed element in it promises more than it can hold", null);
      }
      return matrix(ByteBuffer.wrap(inflated(inflater, size)).order(deflated.order()));
    } finally {
      inflater.end();
    }
  }

  private byte[] inflated(Inflater inflater, int size) throws DataFormatException {
    byte[] bytes = new byte[size];
    int done = 0;
    while (done < size) {
      context.checkCancelled();
      int count = inflater.inflate(bytes, done, Math.min(1 << 20, size - done));
      if (count == 0) {
        throw new BufferUnderflowException();
      }
      done += count;
    }
    return bytes;
  }

  /// Empty where the matrix has another name.
  private Optional<MatArray> matrix(ByteBuffer data) {
    if (!data.hasRemaining()) {
      return Optional.empty();
    }
    int flags = element(data, Padding.ALWAYS).data().getInt();
    Element sides = element(data, Padding.ALWAYS);
    String name =
        StandardCharsets.ISO_8859_1.decode(element(data, Padding.ALWAYS).data()).toString();
    if (!name.equals(variable)) {
      return Optional.empty();
    }
    int kind = flags & 0xFF;
    if (kind < CLASS_DOUBLE || kind > CLASS_UINT32 || (flags & FLAG_COMPLEX) != 0) {
      throw wrong("its variable %s is no array of real numbers".formatted(variable), null);
    }
    int[] lengths = sides(sides);
    Element real = element(data, Padding.ALWAYS);
    MatNumbers numbers =
        MatNumbers.of(real.type())
            .orElseThrow(() ->
                wrong(
                    "its variable %s has numbers of the unknown type %d"
                        .formatted(variable, real.type()),
                    null));
    long promised = Arrays.stream(lengths).asLongStream().reduce(1, (a, b) -> a * b);
    if (promised * numbers.bytes() != real.data().limit()) {
      throw wrong(
          "its variable %s promises %d numbers, but there are %d bytes of them"
              .formatted(variable, promised, real.data().limit()),
          null);
    }
    return Optional.of(new MatArray(lengths, numbers, real.data()));
  }

  /// Their product fits an int.
  private int[] sides(Element element) {
    int count = element.data().limit() / Integer.BYTES;
    if (element.type() != 5 || count < 2 || count > MOST_SIDES) {
      throw wrong("its variable %s has no sides".formatted(variable), null);
    }
    int[] sides = new int[count];
    long product = 1;
    for (int i = 0; i < count; i++) {
      sides[i] = element.data().getInt();
      product = sides[i] < 1 || sides[i] > MOST_BYTES ? Long.MAX_VALUE : product * sides[i];
      if (product > MOST_BYTES) {
        throw wrong("its variable %s has sides that no picture has".formatted(variable), null);
      }
    }
    return sides;
  }

  private StegoscopeException wrong(String why, Throwable cause) {
    return new StegoscopeException("%s cannot be used: %s.".formatted(file, why), cause);
  }
}
