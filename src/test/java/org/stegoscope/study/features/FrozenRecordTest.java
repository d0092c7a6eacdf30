package org.stegoscope.study.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.analysis.Maps;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.PatchGrid;

final class FrozenRecordTest {

  @TempDir Path folder;
  private final FeatureMap map =
      new FeatureMap(new PatchGrid(2, 3, 8), 4, Maps.filled(24, i -> i - 3.5));
  private final LabelMap labels = new LabelMap(5, 2, new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, -1});

  /// Three billion bytes that nothing was written to take no room. The place is no multiple of 4.
  @Test
  void recordsBeyondTwoGigabytesAreRead() throws IOException {
    long start = 3_000_000_001L;
    byte[] bytes = FrozenRecord.bytes(7, map, Optional.of(labels));
    FrozenRecord record = FrozenRecord.of(bytes).orElseThrow();
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("large.bin"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.SPARSE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        Arena arena = Arena.ofConfined()) {
      assertThat(channel.write(ByteBuffer.wrap(bytes), start)).isEqualTo(bytes.length);
      MemorySegment mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      float[] read = new float[26];
      record.copyTo(mapped, start, read, 1);
      assertThat(Arrays.copyOfRange(read, 1, 25)).isEqualTo(map.values());
      assertThat(record.labels(mapped, start).orElseThrow().labels()).isEqualTo(labels.labels());
    }
  }

  @Test
  void aRecordKnowsWhatItHolds() {
    byte[] bytes = FrozenRecord.bytes(7, map, Optional.empty());
    assertThat(FrozenRecord.of(bytes)).contains(new FrozenRecord(7, map.grid(), 4, 0, 0));
    assertThat(
            ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getFloat(FrozenRecord.HEAD_BYTES + 4))
        .isEqualTo(-2.5f);
  }

  @Test
  void nonsenseIsNoRecord() {
    byte[] bytes = FrozenRecord.bytes(7, map, Optional.of(labels));
    for (int length = 0; length < bytes.length; length++) {
      assertThat(FrozenRecord.of(Arrays.copyOf(bytes, length))).isEmpty();
    }
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 2000; i++) {
      byte[] nonsense = new byte[random.nextInt(120)];
      random.nextBytes(nonsense);
      assertThat(FrozenRecord.of(nonsense)).isEmpty();
    }
  }
}
