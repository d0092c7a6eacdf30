package org.stegoscope.checkpoint;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.stegoscope.checkpoint.CheckpointException.Kind;
import tools.jackson.databind.ObjectMapper;

/// Writes weights as a safetensors file: whole or not at all.
public final class SafetensorsWriter {

  /// The format wants the numbers aligned; eight bytes is what its own library does.
  private static final int ALIGNMENT = 8;

  private static final int BUFFER = 1 << 16;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final SequencedMap<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();

  private record Entry(DType dtype, long[] shape, float[] values) {

    long bytes() {
      return (long) values.length * dtype.bytes();
    }
  }

  /// Adds a line to the file's `__metadata__`.
  public SafetensorsWriter metadata(String key, String value) {
    metadata.put(key, value);
    return this;
  }

  /// Adds a tensor as float32. The array is not copied.
  public SafetensorsWriter add(String name, long[] shape, float[] values) {
    return add(name, DType.FLOAT32, shape, values);
  }

  /// Adds a tensor, rounded to the nearest float16. The array is not copied.
  public SafetensorsWriter addHalf(String name, long[] shape, float[] values) {
    return add(name, DType.FLOAT16, shape, values);
  }

  private SafetensorsWriter add(String name, DType dtype, long[] shape, float[] values) {
    long elements = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    if (elements != values.length) {
      throw new IllegalArgumentException(
          "%s has the shape %s and %d values"
              .formatted(name, Arrays.toString(shape), values.length));
    }
    if (entries.putIfAbsent(name, new Entry(dtype, shape.clone(), values)) != null) {
      throw new IllegalArgumentException(name + " is added twice");
    }
    return this;
  }

  /// Writes to a new file beside `file` and then puts it in its place, so that a failure leaves
  /// what was there before.
  ///
  /// @throws CheckpointException if the file cannot be written
  public void write(Path file) {
    Path target = file.toAbsolutePath();
    // Not Files.createTempFile: its files are for their owner alone, a model is not.
    Path temporary =
        target.resolveSibling(
            ".%s.%s.tmp".formatted(target.getFileName(), Long.toHexString(System.nanoTime())));
    try {
      try (OutputStream out =
          new BufferedOutputStream(
              Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW), BUFFER)) {
        writeHeader(out);
        for (Entry entry : entries.sequencedValues()) {
          writeValues(out, entry);
        }
      }
      Files.move(
          temporary, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      deleteAfter(e, temporary);
      String sentence =
          "%s cannot be written: %s."
              .formatted(
                  Quote.plain(target.getFileName().toString()),
                  Quote.plain(String.valueOf(e.getMessage())));
      throw new CheckpointException(Kind.UNREADABLE, sentence, e);
    }
  }

  private static void deleteAfter(IOException failure, Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private void writeHeader(OutputStream out) throws IOException {
    Map<String, Object> header = new LinkedHashMap<>();
    if (!metadata.isEmpty()) {
      header.put("__metadata__", metadata);
    }
    long position = 0;
    for (Map.Entry<String, Entry> named : entries.entrySet()) {
      Entry entry = named.getValue();
      Map<String, Object> description = new LinkedHashMap<>();
      description.put("dtype", entry.dtype().safetensorsName());
      description.put("shape", entry.shape());
      description.put("data_offsets", List.of(position, position + entry.bytes()));
      header.put(named.getKey(), description);
      position += entry.bytes();
    }
    byte[] json = JSON.writeValueAsBytes(header);
    int padded = Math.ceilDiv(json.length, ALIGNMENT) * ALIGNMENT;
    ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.write(length.putLong(padded).array());
    out.write(json);
    out.write(" ".repeat(padded - json.length).getBytes(StandardCharsets.US_ASCII));
  }

  private static void writeValues(OutputStream out, Entry entry) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : entry.values()) {
      if (entry.dtype() == DType.FLOAT16) {
        buffer.putShort(Float.floatToFloat16(value));
      } else {
        buffer.putFloat(value);
      }
      if (!buffer.hasRemaining()) {
        out.write(buffer.array());
        buffer.clear();
      }
    }
    out.write(buffer.array(), 0, buffer.position());
  }
}
