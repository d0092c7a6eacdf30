package org.stegoscope.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.stegoscope.core.AtomicFile;
import org.stegoscope.job.JobContext;
import tools.jackson.databind.ObjectMapper;

/// Writes weights as a safetensors file: whole or not at all.
public final class SafetensorsWriter {

  /// The format wants the numbers aligned; eight bytes is what its own library does.
  private static final int ALIGNMENT = 8;

  private static final int BUFFER = 1 << 16;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final SequencedMap<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();

  private record Entry(DType dtype, long[] shape, Supplier<float[]> values) {

    long elements() {
      return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    long bytes() {
      return elements() * dtype.bytes();
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
    Entry entry = new Entry(dtype, shape.clone(), () -> values);
    requireCount(name, entry, values);
    return add(name, entry);
  }

  /// Adds a tensor as float32 of what `values` gives: it is asked when the file is written, so that
  /// not all tensors need be in memory at once.
  public SafetensorsWriter add(String name, long[] shape, Supplier<float[]> values) {
    return add(name, new Entry(DType.FLOAT32, shape.clone(), values));
  }

  private SafetensorsWriter add(String name, Entry entry) {
    if (entries.putIfAbsent(name, entry) != null) {
      throw new IllegalArgumentException(name + " is added twice");
    }
    return this;
  }

  private static void requireCount(String name, Entry entry, float[] values) {
    if (entry.elements() != values.length) {
      throw new IllegalArgumentException(
          "%s has the shape %s and %d values"
              .formatted(name, Arrays.toString(entry.shape()), values.length));
    }
  }

  /// Writes the file whole or not at all.
  ///
  /// @throws org.stegoscope.core.StegoscopeException if it cannot be written, the old file then
  ///   stays
  public void write(Path file, JobContext context) {
    AtomicFile.write(
        file,
        out -> {
          writeHeader(out);
          for (Map.Entry<String, Entry> named : entries.entrySet()) {
            context.checkCancelled();
            float[] values = named.getValue().values().get();
            requireCount(named.getKey(), named.getValue(), values);
            writeValues(out, named.getValue().dtype(), values);
          }
        });
  }

  /// The same, of work that nobody cancels.
  public void write(Path file) {
    write(file, JobContext.NONE);
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

  private static void writeValues(OutputStream out, DType dtype, float[] values)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      if (dtype == DType.FLOAT16) {
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
