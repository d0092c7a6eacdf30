package org.stegoscope.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.core.StegoscopeException;

final class RecordFileTest {

  @TempDir Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void recordsAreThereAgain() {
    Path file = folder.resolve("deep/er/records.bin");
    try (RecordFile records = RecordFile.open(file, "digest")) {
      records.add(bytes("one"));
      records.add(bytes(""));
    }
    try (RecordFile records = RecordFile.open(file, "digest")) {
      assertThat(records.size()).isEqualTo(2);
      records.add(bytes("three"));
      assertThat(records.read(0)).isEqualTo(bytes("one"));
      assertThat(records.read(2)).isEqualTo(bytes("three"));
    }
  }

  @Test
  void recordsOfSomethingElseAreLeftBehind() {
    Path file = folder.resolve("records.bin");
    try (RecordFile records = RecordFile.open(file, "one plan")) {
      records.add(bytes("old"));
    }
    try (RecordFile records = RecordFile.open(file, "another")) {
      assertThat(records.size()).isZero();
    }
  }

  /// Whatever a power cut leaves of the file, records are those that were written whole.
  @Test
  void aFileThatWasCutAnywhereGoesOnBehindItsLastWholeRecord() throws IOException {
    Path whole = folder.resolve("whole.bin");
    try (RecordFile records = RecordFile.open(whole, "d")) {
      for (int i = 0; i < 4; i++) {
        records.add(bytes("record " + i));
      }
    }
    byte[] all = Files.readAllBytes(whole);
    for (int length = 0; length < all.length; length++) {
      Path file = folder.resolve("cut.bin");
      Files.write(file, Arrays.copyOf(all, length));
      try (RecordFile records = RecordFile.open(file, "d")) {
        int size = records.size();
        assertThat(size).isLessThan(4);
        records.add(bytes("again"));
        for (int i = 0; i < size; i++) {
          assertThat(records.read(i)).isEqualTo(bytes("record " + i));
        }
        assertThat(records.read(size)).isEqualTo(bytes("again"));
      }
    }
  }

  @Test
  void damageIsNoticedAndNonsenseIsNoTrouble() throws IOException {
    Path file = folder.resolve("records.bin");
    try (RecordFile records = RecordFile.open(file, "d")) {
      records.add(bytes("first"));
      records.add(bytes("second"));
    }
    byte[] all = Files.readAllBytes(file);
    byte[] damaged = all.clone();
    damaged[new String(all, StandardCharsets.ISO_8859_1).indexOf("first")] ^= 1;
    Files.write(file, damaged);
    try (RecordFile records = RecordFile.open(file, "d")) {
      assertThatThrownBy(() -> records.read(0))
          .isInstanceOf(StegoscopeException.class)
          .hasMessageEndingWith("is damaged: delete it, and it is computed again.");
    }
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 200; i++) {
      byte[] nonsense = new byte[random.nextInt(80)];
      random.nextBytes(nonsense);
      Files.write(file, nonsense);
      try (RecordFile records = RecordFile.open(file, "d")) {
        assertThat(records.size()).isZero();
      }
    }
  }
}
