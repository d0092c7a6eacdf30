package org.stegoscope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegoscope.checkpoint.CheckpointException.Kind;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;

/// Files whose container is damaged, deceptive, or no container at all.
final class HostileContainerTest {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  @TempDir private Path folder;

  private Checkpoint read(String name, byte[] content) throws IOException {
    Path file = Files.write(folder.resolve(name), content);
    return assertTimeoutPreemptively(LIMIT, () -> Checkpoint.read(file, JobContext.NONE));
  }

  private CheckpointException refused(String name, byte[] content, Kind... kinds) {
    CheckpointException refusal =
        catchThrowableOfType(CheckpointException.class, () -> read(name, content));
    assertThat(refusal).isNotNull();
    assertThat(refusal.kind()).as(refusal.getMessage()).isIn((Object[]) kinds);
    assertThat(refusal).hasMessageStartingWith(name + " ").hasMessageEndingWith(".");
    return refusal;
  }

  /// The central header of a record, by its name.
  private static int centralHeader(byte[] zip, String name) {
    byte[] wanted = name.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < zip.length - 46; at++) {
      if (bytes.getInt(at) == 0x02014b50
          && Arrays.equals(zip, at + 46, at + 46 + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    throw new AssertionError("no record " + name);
  }

  private static byte[] patched(String record, int offset, int value) {
    byte[] zip = TorchFiles.smallZip();
    zip[centralHeader(zip, record) + offset] = (byte) value;
    return zip;
  }

  private static byte[] replaced(byte[] bytes, String from, String to) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource({
    "encrypted, 8, 1",
    "unknown method, 10, 99",
    "other size, 24, 23",
    "other checksum, 16, 0",
    "other place, 42, 7",
    "beyond the end, 44, 127",
    "longer name, 28, 200"
  })
  void aDirectoryThatContradictsTheRecordsIsRefused(String what, int offset, int value) {
    assertThat(what).isNotEmpty();
    refused("bad.pth", patched("archive/data/0", offset, value), Kind.CORRUPT_ARCHIVE);
  }

  @Test
  void recordsOfOneNameOrInOnePlaceAreRefused() {
    byte[] zip = TorchFiles.smallZip();
    assertThat(refused("bad.pth", replaced(zip, "data/1", "data/0"), Kind.CORRUPT_ARCHIVE))
        .hasMessageContaining("two records named");
    int first = centralHeader(zip, "archive/data/0");
    int second = centralHeader(zip, "archive/data/1");
    byte[] renamed = zip.clone();
    renamed[second + 46 + "archive/data/".length()] = '7';
    refused("bad.pth", renamed, Kind.CORRUPT_ARCHIVE);
    System.arraycopy(zip, first + 42, zip, second + 42, 4);
    refused("bad.pth", zip, Kind.CORRUPT_ARCHIVE);
  }

  @Test
  void aZipFileCutAnywhereIsRefused() {
    byte[] whole = TorchFiles.smallZip();
    for (int length = 1; length < whole.length; length++) {
      refused(
          "cut.pth",
          Arrays.copyOf(whole, length),
          Kind.TRUNCATED,
          Kind.NOT_A_CHECKPOINT,
          Kind.CORRUPT_ARCHIVE);
    }
  }

  @Test
  void aLegacyFileCutAnywhereIsRefused() throws IOException {
    byte[] whole = TorchFiles.smallLegacy();
    assertThat(read("legacy.pth", whole).tensors().get("w").floats()).containsExactly(TorchFiles.W);
    for (int length = 1; length < whole.length; length++) {
      refused("cut.pth", Arrays.copyOf(whole, length), Kind.TRUNCATED, Kind.NOT_A_CHECKPOINT);
    }
  }

  @Test
  void aLegacyFileMustListItsStoragesOnce() {
    byte[] pickle = TorchFiles.smallPickle();
    List<float[]> storages = List.of(TorchFiles.W, TorchFiles.B);
    refused("bad.pth", TorchFiles.legacy(pickle, List.of("0"), storages), Kind.MISSING_STORAGE);
    refused("bad.pth", TorchFiles.legacy(pickle, List.of("0", "0"), storages), Kind.CORRUPT_PICKLE);
    refused("bad.pth", TorchFiles.legacy(pickle, List.of("0", "9"), storages), Kind.CORRUPT_PICKLE);
  }

  @Test
  void deflatedRecordsAreReadAndBombsAreNot() throws IOException {
    Map<String, byte[]> records = new LinkedHashMap<>();
    records.put("m/data.pkl", TorchFiles.smallPickle());
    records.put("m/data/0", TorchFiles.floats(TorchFiles.W));
    records.put("m/data/1", TorchFiles.floats(TorchFiles.B));
    byte[] sound = TorchFiles.zipOf(records, ZipEntry.DEFLATED);
    assertThat(read("deflated.pth", sound).tensors().get("w").floats())
        .containsExactly(TorchFiles.W);
    records.put("m/data/0", new byte[1 << 20]);
    refused("bomb.pth", TorchFiles.zipOf(records, ZipEntry.DEFLATED), Kind.BAD_TENSOR);
    records.put("m/data/0", new byte[100 << 20]);
    refused("bomb.pth", TorchFiles.zipOf(records, ZipEntry.DEFLATED), Kind.LIMIT_EXCEEDED);
    records.put("m/data/0", TorchFiles.floats(TorchFiles.W));
    records.put("m/data.pkl", new byte[40 << 20]);
    refused("bomb.pth", TorchFiles.zipOf(records, ZipEntry.DEFLATED), Kind.LIMIT_EXCEEDED);
  }

  @Test
  void aDirectoryOfMillionsIsNotRead() throws IOException {
    byte[] many = TorchFiles.zip(TorchFiles.smallPickle(), emptyRecords(70_000));
    assertThat(read("many.pth", many).tensors()).as("a 64-bit directory").hasSize(2);
    byte[] tooMany = TorchFiles.zip(TorchFiles.smallPickle(), emptyRecords(120_000));
    refused("many.pth", tooMany, Kind.LIMIT_EXCEEDED);
  }

  private static Map<String, byte[]> emptyRecords(int count) {
    Map<String, byte[]> records = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      records.put("archive/extra/" + i, new byte[0]);
    }
    return records;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'__metadata__': {'a': 1}} | BAD_SAFETENSORS_HEADER",
        "{'__metadata__': []} | BAD_SAFETENSORS_HEADER",
        "{'a': 1} | BAD_SAFETENSORS_HEADER",
        "{'a': {'dtype': 'F32', 'shape': [1]}} | BAD_SAFETENSORS_HEADER",
        "{'a': {'dtype': 'F32', 'shape': [1.0], 'data_offsets': [0, 4]}} | BAD_SAFETENSORS_HEADER",
        "{'a': {'dtype': 'F32', 'shape': ['1'], 'data_offsets': [0, 4]}} | BAD_SAFETENSORS_HEADER",
        "{'a': {'dtype': 'F32', 'shape': [1], 'data_offsets': [0]}} | BAD_SAFETENSORS_HEADER",
        "{'a': {'dtype': 'F32', 'shape': [1], 'data_offsets': [0, 4, 4]}} | BAD_SAFETENSORS_HEADER",
        "{'a': {'dtype': 'F32', 'shape': [-1], 'data_offsets': [0, 4]}} | BAD_SAFETENSORS_OFFSETS",
        "{'a': {'dtype': 'F32', 'shape': [1], 'data_offsets': [4, 0]}} | BAD_SAFETENSORS_OFFSETS",
        "{'a': {'dtype': 'F32', 'shape': [4294967296, 4294967296], 'data_offsets': [0, 0]}}"
            + " | BAD_SAFETENSORS_OFFSETS",
        "{'a': {'dtype': 'F32', 'shape': [9223372036854775807, 0], 'data_offsets': [0, 0]}}"
            + " | BAD_SAFETENSORS_OFFSETS",
        "{'a': {'dtype': 'F8_E4M3', 'shape': [4], 'data_offsets': [0, 4]}} | UNSUPPORTED_DTYPE",
        "{'a': {'dtype': 'F4', 'shape': [8], 'data_offsets': [0, 4]}} | UNSUPPORTED_DTYPE",
        "{'a': {'dtype': 'F32', 'dtype': 'F32', 'shape': [1], 'data_offsets': [0, 4]}}"
            + " | DUPLICATE_KEY",
        "{} | BAD_SAFETENSORS_OFFSETS",
        "{}{} | BAD_SAFETENSORS_HEADER",
        "{'a': | BAD_SAFETENSORS_HEADER",
        "[] | BAD_SAFETENSORS_HEADER"
      })
  void aSafetensorsHeaderThatCannotBeIsRefused(String header, Kind kind) {
    byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    refused(
        "bad.safetensors",
        new RawPickle().int32(json.length).int32(0).append(json).int32(0).toBytes(),
        kind);
  }

  @Test
  void aHeaderOfManyTensorsIsLimited() {
    StringBuilder header = new StringBuilder("{");
    for (int i = 0; i < 150_000; i++) {
      header
          .append(i == 0 ? "" : ",")
          .append("\"%d\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}".formatted(i));
    }
    byte[] json = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
    refused(
        "many.safetensors",
        new RawPickle().int32(json.length).int32(0).append(json).toBytes(),
        Kind.LIMIT_EXCEEDED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'<!DOCTYPE html><html>' | looks like a web page",
        "'  <html lang=en>' | looks like a web page",
        "version https://git-lfs.github.com/spec/v1 | Git LFS",
        "Not Found | looks like a text (it starts with \"Not Found\")",
        "BZh91AY | bzip2",
        "PK\u0005\u0006 | zip"
      })
  void aFileThatIsSomethingElseIsToldFor(String content, String expected) {
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    assertThat(refused("weights.pth", bytes, Kind.NOT_A_CHECKPOINT)).hasMessageContaining(expected);
  }

  @Test
  void whatIsNoFileIsUnreadable() {
    assertThatThrownBy(() -> Checkpoint.read(folder.resolve("none.pth"), JobContext.NONE))
        .hasMessage("none.pth cannot be read: the file does not exist.");
    assertThatThrownBy(() -> Checkpoint.read(folder, JobContext.NONE))
        .isInstanceOfSatisfying(
            CheckpointException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREADABLE));
  }

  @Test
  void aFileThatChangesAfterItWasReadIsRefused() throws IOException {
    Path file = folder.resolve("weights.pth");
    StoredTensor tensor = read("weights.pth", TorchFiles.smallZip()).tensors().get("w");
    FileTime modified = Files.getLastModifiedTime(file);
    Files.write(file, Arrays.copyOf(TorchFiles.smallZip(), 100));
    Files.setLastModifiedTime(file, modified);
    assertThatThrownBy(tensor::floats)
        .isInstanceOf(CheckpointException.class)
        .hasMessage("weights.pth has changed since it was read: open it again.");
    Files.write(file, TorchFiles.smallZip());
    Files.setLastModifiedTime(file, FileTime.fromMillis(modified.toMillis() + 5000));
    assertThatThrownBy(tensor::floats).hasMessageContaining("has changed");
    Files.setLastModifiedTime(file, modified);
    assertThat(tensor.floats()).containsExactly(TorchFiles.W);
    Files.delete(file);
    assertThatThrownBy(tensor::floats).isInstanceOf(CheckpointException.class);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a mapped file cannot be cut short there")
  void aFileCutShortWhileItIsCopiedIsToldInASentence() throws IOException {
    Path path = Files.write(folder.resolve("weights.pth"), new byte[1 << 20]);
    SourceFile file = SourceFile.of(path);
    StorageBytes whole = StorageBytes.plain(0, 1 << 20, ByteOrder.LITTLE_ENDIAN);
    assertThatThrownBy(() ->
            whole.read(
                file,
                0,
                1 << 20,
                bytes -> {
                  cutShort(path);
                  bytes.toArray(ValueLayout.JAVA_BYTE);
                }))
        .isInstanceOf(CheckpointException.class)
        .hasMessage("weights.pth has changed since it was read: open it again.");
  }

  private static void cutShort(Path path) {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.truncate(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void readingStopsWhenItIsCancelled() throws IOException {
    Path file = Files.write(folder.resolve("weights.pth"), TorchFiles.smallZip());
    JobContext cancelled =
        new JobContext() {
          private int calls;

          @Override
          public void progress(String stage, double fraction) {}

          @Override
          public boolean isCancelled() {
            return ++calls > 1;
          }
        };
    assertThatThrownBy(() -> Checkpoint.read(file, cancelled))
        .isInstanceOf(JobCancelledException.class);
  }
}
