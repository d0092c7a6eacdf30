package org.stegoscope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.job.JobContext;

final class PickleWriterTest {

  @TempDir private Path folder;

  /// Small enough for [Value#toPlain()] to show all of it.
  private static Object randomValue(SplittableRandom random, int depth) {
    return switch (random.nextInt(depth == 0 ? 6 : 9)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextLong() >> random.nextInt(64);
      case 3 -> Double.longBitsToDouble(random.nextLong() & ~(1L << 62));
      case 4 -> randomText(random);
      case 5 -> BigInteger.TWO.pow(70 + random.nextInt(50)).negate();
      case 6, 7 -> {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          list.add(randomValue(random, depth - 1));
        }
        yield list;
      }
      default -> randomMap(random, depth);
    };
  }

  private static Map<String, Object> randomMap(SplittableRandom random, int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      map.put(randomText(random) + i, randomValue(random, depth - 1));
    }
    return map;
  }

  private static String randomText(SplittableRandom random) {
    int[] points = random.ints(random.nextInt(6), 0x20, 0x1f600).toArray();
    StringBuilder text = new StringBuilder();
    for (int point : points) {
      text.appendCodePoint(point >= 0xd800 && point < 0xe000 ? 'x' : point);
    }
    return text.toString();
  }

  private Object readBack(Map<String, Object> root) throws Exception {
    Path file =
        Files.write(folder.resolve("a.pt"), TorchFiles.zip(PickleWriter.write(root).bytes()));
    return Checkpoint.read(file, JobContext.NONE).metadata().toPlain();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatIsWrittenIsReadBack(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Object> root = new LinkedHashMap<>();
    for (int i = 0; i < 12; i++) {
      root.put("key " + i, randomValue(random, 3));
    }
    // The reader wants a tensor in a checkpoint.
    Map<String, Object> whole = new LinkedHashMap<>(root);
    whole.put("w", TorchTensor.floats(new long[] {2, 3}, TorchFiles.W));
    Map<?, ?> read = (Map<?, ?>) readBack(whole);
    root.forEach((key, value) -> assertThat(read.get(key)).as(key).isEqualTo(value));
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0, 255, 256, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 31, Long.MIN_VALUE})
  void wholeNumbersKeepTheirValueAtTheEdges(long number) throws Exception {
    Map<?, ?> read =
        (Map<?, ?>)
            readBack(Map.of("n", number, "w", TorchTensor.floats(new long[] {2, 3}, TorchFiles.W)));
    assertThat(read.get("n")).isEqualTo(number);
  }

  @Test
  void tuplesStayTuples() throws Exception {
    Map<String, Object> root =
        Map.of(
            "t",
            new PickleWriter.Tuple(List.of(1, "two")),
            "w",
            TorchTensor.floats(new long[] {2, 3}, TorchFiles.W));
    Path file =
        Files.write(folder.resolve("a.pt"), TorchFiles.zip(PickleWriter.write(root).bytes()));
    Value.Mapping read = (Value.Mapping) Checkpoint.read(file, JobContext.NONE).metadata();
    Value.Sequence tuple = (Value.Sequence) read.get("t").orElseThrow();
    assertThat(tuple.kind()).isEqualTo(Value.Sequence.Kind.TUPLE);
    assertThat(tuple.items()).containsExactly(Value.Int.of(1), new Value.Text("two"));
  }

  @Test
  void whatIsNoPlainDataIsRefused() {
    assertThatThrownBy(() -> PickleWriter.write(List.of(Path.of("a"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no pickle is made of");
    assertThatThrownBy(() -> PickleWriter.write("\ud800"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("surrogate");
    List<Object> itself = new ArrayList<>();
    itself.add(itself);
    assertThatThrownBy(() -> PickleWriter.write(itself))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nested more than 500 levels");
  }
}
