package org.stegoscope.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipOutputStream;

/// Puts pickles and storages together as `torch.save` does, in both of its formats.
final class TorchFiles {

  static final float[] W = {0.5f, -1, 2, 3.25f, 4, -5.5f};
  static final float[] B = {1, 2, 3};

  private TorchFiles() {}

  /// The object pickle of `{"w": [2, 3], "b": [3], "epoch": 7}`.
  static byte[] smallPickle() {
    return RawPickle.protocol2()
        .op("}(")
        .text("w")
        .tensor("0", 2, 3)
        .text("b")
        .tensor("1", 3)
        .text("epoch")
        .number(7)
        .op("u")
        .end();
  }

  static byte[] smallZip() {
    return zip(smallPickle());
  }

  /// A file around any pickle, with the storages of [#smallPickle()].
  static byte[] zip(byte[] pickle) {
    return zip(pickle, Map.of());
  }

  static byte[] zip(byte[] pickle, Map<String, byte[]> more) {
    Map<String, byte[]> records = new LinkedHashMap<>();
    records.put("archive/data.pkl", pickle);
    records.put("archive/data/0", floats(W));
    records.put("archive/data/1", floats(B));
    records.putAll(more);
    return zipOf(records, java.util.zip.ZipEntry.STORED);
  }

  static byte[] zipOf(Map<String, byte[]> records, int method) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> record : records.entrySet()) {
        java.util.zip.ZipEntry entry = new java.util.zip.ZipEntry(record.getKey());
        entry.setMethod(method);
        entry.setSize(record.getValue().length);
        CRC32 crc = new CRC32();
        crc.update(record.getValue());
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(record.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] smallLegacy() {
    return legacy(smallPickle(), List.of("0", "1"), List.of(W, B));
  }

  static byte[] legacy(byte[] pickle, List<String> keys, List<float[]> storages) {
    RawPickle file = new RawPickle();
    file.raw(0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19).op(".");
    file.raw(0x80, 2).op("M").raw(0xe9, 0x03).op(".");
    file.raw(0x80, 2).op("}(").text("little_endian").raw(0x88).op("u.");
    file.append(pickle);
    file.raw(0x80, 2).op("](");
    keys.forEach(file::text);
    file.op("e.");
    for (float[] storage : storages) {
      file.int32(storage.length).int32(0).append(floats(storage));
    }
    return file.toBytes();
  }

  static byte[] floats(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }
}
