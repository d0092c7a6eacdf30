package org.stegoscope.checkpoint;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.stegoscope.checkpoint.CheckpointException.Kind;
import org.stegoscope.job.JobContext;

/// Reads what `torch.save` writes since PyTorch 1.6: a zip of one pickle, `PREFIX/data.pkl`, and
/// the raw storages `PREFIX/data/KEY`.
final class TorchZipReader {

  private static final long MAX_PICKLE = 16L << 20;
  private static final long MAX_BYTEORDER = 64;

  /// Weights are noise and do not shrink by more than this; what does is a trap.
  private static final int MAX_INFLATION = 16;

  private static final long FREE_INFLATION = 64L << 20;

  private final SourceFile file;
  private final ZipDirectory directory;
  private final String prefix;

  private TorchZipReader(SourceFile file, ZipDirectory directory) {
    this.file = file;
    this.directory = directory;
    this.prefix = findPrefix();
  }

  static Checkpoint read(SourceFile file, JobContext context) {
    ZipDirectory directory;
    try (FileChannel channel = file.open()) {
      directory = ZipDirectory.read(file, channel);
    } catch (IOException e) {
      throw file.unreadable(e);
    }
    return new TorchZipReader(file, directory).read(context);
  }

  private Checkpoint read(JobContext context) {
    requireNoBomb();
    ByteOrder order = byteOrder();
    byte[] pickle = content(directory.entries().get(prefix + "data.pkl"), MAX_PICKLE);
    HeapBudget budget = new HeapBudget(file);
    PickleInput input =
        new PickleInput(file, new ByteArrayInputStream(pickle), pickle.length, budget);
    PickleObjects objects = new PickleObjects(file, input, budget);
    Value root = new PickleMachine(file, input, budget, objects).run();
    TorchContents contents = TorchContents.of(file, root, objects);
    Map<String, StorageBytes> places = locate(contents, order);
    if (directory.trailingBytes() > 0) {
      contents
          .problems()
          .add(
              Problem.warning(
                  "trailing_bytes",
                  "%s has %d bytes after its end, which are ignored."
                      .formatted(file.name(), directory.trailingBytes())));
    }
    String sha256 = FileScan.run(file, directory.inFileOrder(), context);
    return contents.located(Container.TORCH_ZIP, sha256, places);
  }

  private String findPrefix() {
    List<String> prefixes =
        directory.entries().keySet().stream()
            .filter(name -> name.equals("data.pkl") || name.endsWith("/data.pkl"))
            .filter(name -> !name.contains(".."))
            .map(name -> name.substring(0, name.length() - "data.pkl".length()))
            .toList();
    if (prefixes.isEmpty()) {
      boolean isNumpy = directory.entries().keySet().stream().anyMatch(n -> n.endsWith(".npy"));
      throw file.fail(
          Kind.NOT_A_CHECKPOINT,
          "is a zip file, but not one that torch.save wrote: %s"
              .formatted(isNumpy ? "it holds numpy arrays" : "it has no data.pkl"));
    }
    if (prefixes.size() > 1) {
      throw file.fail(
          Kind.CORRUPT_ARCHIVE, "should hold one data.pkl and holds " + prefixes.size());
    }
    String found = prefixes.getFirst();
    boolean isScript =
        directory.entries().keySet().stream()
            .anyMatch(
                name -> name.equals(found + "constants.pkl") || name.startsWith(found + "code/"));
    if (isScript) {
      throw file.fail(
          Kind.NOT_A_CHECKPOINT,
          "is a TorchScript program, not weights: save the state_dict() of the model instead");
    }
    return found;
  }

  private void requireNoBomb() {
    long inflated = 0;
    for (ZipEntry entry : directory.entries().values()) {
      // Saturates far below an overflow, as each of the sizes may be anything.
      inflated = Math.min(inflated, Long.MAX_VALUE / 2);
      inflated += entry.deflated() ? Math.min(entry.bytes(), Long.MAX_VALUE / 2) : 0;
    }
    if (inflated > FREE_INFLATION + MAX_INFLATION * file.bytes()) {
      throw file.fail(
          Kind.LIMIT_EXCEEDED,
          "has %d bytes and would inflate to %d, which no weights do"
              .formatted(file.bytes(), inflated));
    }
  }

  private ByteOrder byteOrder() {
    ZipEntry entry = directory.entries().get(prefix + "byteorder");
    if (entry == null) {
      return ByteOrder.LITTLE_ENDIAN;
    }
    String order = new String(content(entry, MAX_BYTEORDER), StandardCharsets.UTF_8).strip();
    return switch (order) {
      case "little" -> ByteOrder.LITTLE_ENDIAN;
      case "big" -> ByteOrder.BIG_ENDIAN;
      default ->
          throw file.fail(
              Kind.UNSUPPORTED_BYTEORDER,
              "should have the byte order \"little\" or \"big\", has " + Quote.text(order));
    };
  }

  /// A small record as a whole, checked.
  private byte[] content(ZipEntry entry, long maxBytes) {
    if (entry.bytes() > maxBytes) {
      throw file.fail(
          Kind.LIMIT_EXCEEDED,
          "has a record %s of %d bytes, more than the %d that make sense"
              .formatted(Quote.text(entry.name()), entry.bytes(), maxBytes));
    }
    byte[] content = new byte[(int) entry.bytes()];
    if (content.length > 0) {
      entry
          .storage(ByteOrder.LITTLE_ENDIAN)
          .read(
              file,
              0,
              content.length,
              bytes ->
                  MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, 0, content, 0, content.length));
    }
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.requireChecksum(file, crc.getValue());
    return content;
  }

  private Map<String, StorageBytes> locate(TorchContents contents, ByteOrder order) {
    Map<String, StorageBytes> places = new HashMap<>();
    int longer = 0;
    for (StorageRef storage : contents.storages().values()) {
      String name = prefix + "data/" + storage.key();
      ZipEntry entry = directory.entries().get(name);
      if (entry == null) {
        throw file.fail(
            Kind.MISSING_STORAGE,
            "has no record %s, which its tensors are in".formatted(Quote.text(name)));
      }
      long needed = storage.rootBytes();
      if (entry.bytes() < needed || (entry.deflated() && entry.bytes() > needed)) {
        throw file.fail(
            Kind.BAD_TENSOR,
            "needs %d bytes for the %d %s elements of %s and has %d"
                .formatted(
                    needed,
                    storage.rootCount(),
                    storage.dtype().label(),
                    Quote.text(name),
                    entry.bytes()));
      }
      longer += entry.bytes() > needed ? 1 : 0;
      places.put(storage.key(), entry.storage(order));
    }
    if (longer > 0) {
      contents
          .problems()
          .add(
              Problem.warning(
                  "long_storage",
                  "%s has storages longer than its tensors need (%d in all), the rest is ignored."
                      .formatted(file.name(), longer)));
    }
    return places;
  }
}
