package org.stegoscope.study.features;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.PatchGrid;

/// How the features of one image lie in a file: seven whole numbers of 4 bytes, the features as
/// float32, `[patches, channels]`, and a byte for the label of each pixel; all of it little-endian.
///
/// @param sample position of the image
/// @param labelWidth 0 where the image has no labels
record FrozenRecord(int sample, PatchGrid grid, int channels, int labelWidth, int labelHeight) {

  static final int HEAD_BYTES = 7 * Integer.BYTES;

  /// Records need not begin at a multiple of 4.
  static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  static byte[] bytes(int sample, FeatureMap map, Optional<LabelMap> labels) {
    byte[] ids = labels.map(LabelMap::labels).orElse(new byte[0]);
    PatchGrid grid = map.grid();
    ByteBuffer out =
        ByteBuffer.allocate(
                Math.addExact(HEAD_BYTES + ids.length, map.values().length * Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(sample).putInt(grid.rows()).putInt(grid.columns()).putInt(grid.patchSizePx());
    out.putInt(map.channels());
    out.putInt(labels.map(LabelMap::width).orElse(0));
    out.putInt(labels.map(LabelMap::height).orElse(0));
    out.asFloatBuffer().put(map.values());
    out.position(HEAD_BYTES + map.values().length * Float.BYTES).put(ids);
    return out.array();
  }

  /// What a record says it holds; empty where its length is another.
  static Optional<FrozenRecord> of(byte[] bytes) {
    if (bytes.length < HEAD_BYTES) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int sample = in.getInt();
    try {
      PatchGrid grid = new PatchGrid(in.getInt(), in.getInt(), in.getInt());
      FrozenRecord head = new FrozenRecord(sample, grid, in.getInt(), in.getInt(), in.getInt());
      boolean sound = sample >= 0 && head.channels >= 1 && head.bytes() == bytes.length;
      return sound ? Optional.of(head) : Optional.empty();
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  int values() {
    return Math.multiplyExact(Math.multiplyExact(grid.rows(), grid.columns()), channels);
  }

  long bytes() {
    return HEAD_BYTES + (long) values() * Float.BYTES + (long) labelWidth * labelHeight;
  }

  /// Copies the features of the record that begins at `start` of the mapped file.
  void copyTo(MemorySegment file, long start, float[] target, int offset) {
    MemorySegment.copy(file, FLOAT, start + HEAD_BYTES, target, offset, values());
  }

  Optional<LabelMap> labels(MemorySegment file, long start) {
    if (labelWidth == 0) {
      return Optional.empty();
    }
    byte[] ids = new byte[labelWidth * labelHeight];
    long from = start + HEAD_BYTES + (long) values() * Float.BYTES;
    MemorySegment.copy(file, ValueLayout.JAVA_BYTE, from, ids, 0, ids.length);
    return Optional.of(new LabelMap(labelWidth, labelHeight, ids));
  }
}
