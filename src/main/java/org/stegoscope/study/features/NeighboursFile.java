package org.stegoscope.study.features;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import org.stegoscope.core.AtomicFile;
import org.stegoscope.core.StegoscopeException;

/// A table of neighbours on the disk: the digest of what it is of, the number of images and of
/// neighbours of each, positions of the samples, indices, cosines, and the CRC-32 of all that;
/// little-endian. It is written wholly or not at all, and a damaged one is as if it were not there.
///
/// @param digest 64 hexadecimal digits
record NeighboursFile(Path path, String digest) {

  private static final int FRAME_BYTES = 64 + 2 * Integer.BYTES + Long.BYTES;

  void write(Neighbours.Table table) {
    int numbers = table.samples().length + table.indices().length + table.similarities().length;
    ByteBuffer out =
        ByteBuffer.allocate(Math.addExact(FRAME_BYTES, Math.multiplyExact(4, numbers)))
            .order(ByteOrder.LITTLE_ENDIAN);
    out.put(digest.getBytes(StandardCharsets.US_ASCII));
    out.putInt(table.samples().length).putInt(table.k());
    for (int sample : table.samples()) {
      out.putInt(sample);
    }
    for (int index : table.indices()) {
      out.putInt(index);
    }
    for (float similarity : table.similarities()) {
      out.putFloat(similarity);
    }
    out.putLong(checksum(out.array()));
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new StegoscopeException(
          "%s cannot be used to keep neighbours: %s.".formatted(path.getParent(), e), e);
    }
    AtomicFile.write(path, file -> file.write(out.array()));
  }

  /// Of all but itself.
  private static long checksum(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, bytes.length - Long.BYTES);
    return sum.getValue();
  }

  /// Empty where it is missing, damaged, or of something else.
  Optional<Neighbours.Table> read() {
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    try {
      return parse(Files.readAllBytes(path));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<Neighbours.Table> parse(byte[] bytes) {
    if (bytes.length < FRAME_BYTES) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    byte[] of = new byte[64];
    in.get(of);
    int images = in.getInt();
    int k = in.getInt();
    long length = FRAME_BYTES + 4L * images + 8L * images * k;
    if (in.getLong(bytes.length - Long.BYTES) != checksum(bytes)
        || !digest.equals(new String(of, StandardCharsets.US_ASCII))
        || length != bytes.length) {
      return Optional.empty();
    }
    int[] samples = new int[images];
    int[] indices = new int[images * k];
    float[] similarities = new float[images * k];
    in.asIntBuffer().get(samples).get(indices);
    in.position(in.position() + Integer.BYTES * (images + images * k));
    in.asFloatBuffer().get(similarities);
    return Optional.of(new Neighbours.Table(k, samples, indices, similarities));
  }
}
