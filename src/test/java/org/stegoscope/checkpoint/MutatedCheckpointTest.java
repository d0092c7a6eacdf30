package org.stegoscope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.checkpoint.architecture.Architecture;
import org.stegoscope.job.JobContext;

/// Thousands of damaged files, none of which may do anything but load or be refused.
final class MutatedCheckpointTest {

  private static final int MUTATIONS = 2000;
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final long SEED = 20_240_607;

  /// Opcodes and numbers that hurt most, put in at random places.
  private static final byte[] SPITEFUL =
      "(.0123FIJKLMNPQRSTUVXabcdeghijlopqrstuG}])\u0080\u0081\u0085\u0086\u0087\u0088\u008a\u008b\u0092\u0093\u0094\u0095\u00ff\u007f\u0000"
          .getBytes(StandardCharsets.ISO_8859_1);

  @TempDir private Path folder;

  @Test
  void aZipFileWithAnyByteChangedLoadsOrIsRefused() {
    mutate(TorchFiles.smallZip(), UnaryOperator.identity(), "zip.pth");
  }

  @Test
  void aZipFileAroundADamagedPickleLoadsOrIsRefused() {
    mutate(TorchFiles.smallPickle(), TorchFiles::zip, "pickle.pth");
  }

  @Test
  void aLegacyFileWithAnyByteChangedLoadsOrIsRefused() {
    mutate(TorchFiles.smallLegacy(), UnaryOperator.identity(), "legacy.pth");
  }

  @Test
  void aSafetensorsFileWithAnyByteChangedLoadsOrIsRefused() throws IOException {
    Path original = folder.resolve("original.safetensors");
    new SafetensorsWriter()
        .metadata("stegoscope.note", "a note")
        .add("cls_token", new long[] {1, 1, 6}, TorchFiles.W)
        .addHalf("b", new long[] {3}, TorchFiles.B)
        .write(original);
    mutate(Files.readAllBytes(original), UnaryOperator.identity(), "mutated.safetensors");
  }

  private void mutate(byte[] original, UnaryOperator<byte[]> wrap, String name) {
    Random random = new Random(SEED);
    Path file = folder.resolve(name);
    int loaded =
        assertTimeoutPreemptively(
            Duration.ofMinutes(2),
            () -> {
              int count = 0;
              for (int i = 0; i < MUTATIONS; i++) {
                byte[] mutated = wrap.apply(mutated(original, random));
                long start = System.nanoTime();
                count += isLoaded(file, mutated) ? 1 : 0;
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
              }
              return count;
            });
    assertThat(loaded).as("some damage is harmless, most is not").isBetween(1, MUTATIONS - 1);
  }

  /// Anything but a [CheckpointException] fails the test by itself.
  private static boolean isLoaded(Path file, byte[] content) throws IOException {
    Files.write(file, content);
    try {
      Checkpoint checkpoint = Checkpoint.read(file, JobContext.NONE);
      assertThat(String.valueOf(checkpoint.metadata().toPlain())).hasSizeLessThan(1_000_000);
      checkpoint.tensors().values().forEach(tensor -> assertThat(tensor.floats()).isNotNull());
      Architecture architecture = Architecture.infer(checkpoint);
      architecture.checkWeights(JobContext.NONE);
      return true;
    } catch (CheckpointException e) {
      assertThat(e.getMessage()).startsWith(file.getFileName().toString()).endsWith(".");
      return false;
    }
  }

  private static byte[] mutated(byte[] original, Random random) {
    byte[] bytes = original.clone();
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes[at] = SPITEFUL[random.nextInt(SPITEFUL.length)];
        case 3 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        case 4 -> bytes = moved(bytes, at, at + 1 + random.nextInt(20), random);
        default -> fill(bytes, at, random.nextBoolean() ? 0xff : 0x7f);
      }
    }
    return bytes;
  }

  /// The bytes with a part of them once more at another place.
  private static byte[] moved(byte[] bytes, int from, int to, Random random) {
    byte[] part = Arrays.copyOfRange(bytes, from, Math.min(to, bytes.length));
    int at = random.nextInt(bytes.length);
    byte[] longer = Arrays.copyOf(bytes, bytes.length + part.length);
    System.arraycopy(bytes, at, longer, at + part.length, bytes.length - at);
    System.arraycopy(part, 0, longer, at, part.length);
    return longer;
  }

  private static void fill(byte[] bytes, int at, int value) {
    Arrays.fill(bytes, at, Math.min(at + 4, bytes.length), (byte) value);
  }
}
