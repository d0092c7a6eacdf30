package org.stegoscope.checkpoint;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stegoscope.checkpoint.CheckpointException.Kind;
import org.stegoscope.job.JobContext;

/// Reads what `torch.save` wrote before PyTorch 1.6: pickles of a magic number, a version, the
/// machine, the object and the list of storage keys, then for each key the number of elements and
/// the elements. These are little-endian on every machine, whatever the file says of its own.
final class TorchLegacyReader {

  private static final Value MAGIC = new Value.Int(new BigInteger("1950a86a20f9469cfc6c", 16));
  private static final Value VERSION = Value.Int.of(1001);

  private final SourceFile file;
  private final HeapBudget budget;
  private final PickleInput input;
  private final PickleObjects objects;

  private TorchLegacyReader(SourceFile file, InputStream in) {
    this.file = file;
    this.budget = new HeapBudget(file);
    this.input = new PickleInput(file, in, file.bytes(), budget);
    this.objects = new PickleObjects(file, input, budget);
  }

  static Checkpoint read(SourceFile file, JobContext context) {
    try (FileChannel channel = file.open();
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel))) {
      return new TorchLegacyReader(file, in).read(channel, context);
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  private Checkpoint read(FileChannel channel, JobContext context) throws IOException {
    if (!nextObject().equals(MAGIC)) {
      throw file.fail(Kind.NOT_A_CHECKPOINT, "is a pickle, but not one that torch.save wrote");
    }
    Value version = nextObject();
    if (!version.equals(VERSION)) {
      throw file.fail(
          Kind.CORRUPT_PICKLE,
          "should be of version 1001, is of " + Quote.plain(String.valueOf(version.toPlain())));
    }
    Value machine = nextObject();
    if (!(machine instanceof Value.Mapping)) {
      throw input.corrupt("the machine that wrote the file is not described by a dictionary");
    }
    Value root = nextObject();
    if (!(nextObject() instanceof Value.Sequence keys)) {
      throw input.corrupt("the storages are not listed");
    }
    TorchContents contents = TorchContents.of(file, root, objects);
    Map<String, StorageBytes> places = locate(channel, keys.items(), contents);
    String sha256 = FileScan.run(file, List.of(), context);
    return contents.located(Container.TORCH_LEGACY, sha256, places);
  }

  private Value nextObject() {
    return new PickleMachine(file, input, budget, objects).run();
  }

  private Map<String, StorageBytes> locate(
      FileChannel channel, List<Value> keys, TorchContents contents) throws IOException {
    Map<String, StorageBytes> places = new HashMap<>();
    long position = input.position();
    for (Value item : keys) {
      if (!(item instanceof Value.Text key) || places.containsKey(key.value())) {
        throw input.corrupt("the list of storages has something else than different keys");
      }
      StorageRef storage = contents.storages().get(key.value());
      if (storage == null) {
        throw input.corrupt(
            "the storage %s is listed and no tensor has it".formatted(Quote.text(key.value())));
      }
      requireBytes(storage, position, Long.BYTES);
      long count = ZipDirectory.readFully(file, channel, position, Long.BYTES).getLong();
      position += Long.BYTES;
      if (count != storage.rootCount()) {
        throw file.fail(
            Kind.BAD_TENSOR,
            "gives the storage %s %d elements in its pickle and %d before its data"
                .formatted(Quote.text(key.value()), storage.rootCount(), count));
      }
      requireBytes(storage, position, storage.rootBytes());
      places.put(
          key.value(), StorageBytes.plain(position, storage.rootBytes(), ByteOrder.LITTLE_ENDIAN));
      position += storage.rootBytes();
    }
    requireAll(contents, places);
    addTrailing(contents, file.bytes() - position);
    return places;
  }

  private void requireBytes(StorageRef storage, long position, long needed) {
    if (needed > file.bytes() - position) {
      throw file.fail(
          Kind.TRUNCATED,
          "should go on for %d bytes after byte %d with the storage %s and ends at byte %d: the"
                  .formatted(needed, position, Quote.text(storage.key()), file.bytes())
              + " download was probably interrupted");
    }
  }

  private void requireAll(TorchContents contents, Map<String, StorageBytes> places) {
    for (String key : contents.storages().keySet()) {
      if (!places.containsKey(key)) {
        throw file.fail(
            Kind.MISSING_STORAGE,
            "has no storage %s, which its tensors are in".formatted(Quote.text(key)));
      }
    }
  }

  private void addTrailing(TorchContents contents, long bytes) {
    if (bytes > 0) {
      contents
          .problems()
          .add(
              Problem.warning(
                  "trailing_bytes",
                  "%s has %d bytes after its end, which are ignored."
                      .formatted(file.name(), bytes)));
    }
  }
}
