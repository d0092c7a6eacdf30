package org.stegoscope.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

final class NpyReaderTest {

  private static final String GOOD = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";

  @TempDir Path folder;

  @Test
  void vectorsAreReadInTheirOrder() {
    NpyReader.Vectors read = read(file(1, GOOD, numbers(6)));

    assertThat(read.count()).isEqualTo(2);
    assertThat(read.dimension()).isEqualTo(3);
    assertThat(read.values()).containsExactly(0.5f, 1.5f, 2.5f, 3.5f, 4.5f, 5.5f);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void laterVersionsAndOtherOrdersOfTheKeysAreReadToo(int version) {
    String header = "{'shape': (2,3), 'descr': '<f4','fortran_order':False}";

    assertThat(read(file(version, header, numbers(6))).values()).hasSize(6);
  }

  @Test
  void doublesBecomeFloats() {
    ByteBuffer doubles = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    doubles.putDouble(0.1).putDouble(-2);
    String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 2)}";

    assertThat(read(file(1, header, doubles.array())).values()).containsExactly(0.1f, -2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "{'descr': '|O', 'fortran_order': False, 'shape': (2, 3)}"
            + ";expected numbers of the type <f4 or <f8, found \"\"|O\"\"",
        "{'descr': '>f4', 'fortran_order': False, 'shape': (2, 3)};expected numbers of the type",
        "{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3)};column by column",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (6,)};found an array of 1 sides",
        "{'descr': '<f4', 'fortran_order': False};found an array of no sides",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (0, 3)};it holds no vectors",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 4)};promises 32 bytes",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 3)};promises 12 bytes",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999, 3)};no size",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2000000000, 2000000000)};memory",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), 'x': 'y'};has a key",
        "__import__('os').system('true');its header is not that",
        "{'descr': open('/etc/passwd')};its header is not that of an array",
      })
  void headersOfSomethingElseAreTold(String header, String sentence) {
    assertThatThrownBy(() -> read(file(1, header, numbers(6))))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining(sentence.replace("\"\"", "\""));
  }

  @Test
  void scoresAreOfClassesThenRowsThenColumns() {
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 1, 2)}";
    NpyReader.Scores read = NpyReader.readScores(file(1, header, numbers(6)), JobContext.NONE);
    assertThat(List.of(read.classes(), read.rows(), read.columns())).containsExactly(3, 1, 2);
    assertThat(read.values()).isEqualTo(read(file(1, GOOD, numbers(6))).values());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(2, 3);found an array of 2 sides",
        "(1, 1, 2, 3);found an array of 4 sides",
        "(2, 0, 3);it holds no scores: its shape is 2 x 0 x 3",
        "(2, 2, 3);promises 48 bytes",
        "(2000000000, 2000000000, 2000000000);memory",
      })
  void scoresOfAnotherShapeAreTold(String shape, String sentence) {
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': %s}".formatted(shape);
    assertThatThrownBy(() -> NpyReader.readScores(file(1, header, numbers(6)), JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void filesOfSomethingElseAreTold() throws IOException {
    Path text = Files.writeString(folder.resolve("text.npy"), "hello, world");
    assertSentence(text, text + " cannot be used: expected an array of NumPy (.npy).");
    Path empty = Files.write(folder.resolve("empty.npy"), new byte[0]);
    assertSentence(empty, empty + " cannot be used: expected an array of NumPy (.npy).");
    Path later = file(9, GOOD, numbers(6));
    assertSentence(
        later, later + " cannot be used: its format version is 9, and 1 to 3 are known.");
    Path nowhere = folder.resolve("nowhere.npy");
    assertSentence(nowhere, nowhere + " is not there.");
  }

  /// Whatever is cut off, put in or changed: a sentence or an array, and nothing else.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void changedFilesNeverFailOtherwise(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] good = Files.readAllBytes(file(1, GOOD, numbers(6)));
    for (int i = 0; i < 500; i++) {
      byte[] changed = java.util.Arrays.copyOf(good, random.nextInt(good.length + 8));
      for (int j = random.nextInt(4); j > 0 && changed.length > 0; j--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      }
      Path file = Files.write(folder.resolve("changed.npy"), changed);
      try {
        assertThat(read(file).values()).isNotEmpty();
      } catch (StegoscopeException told) {
        assertThat(told).hasMessageContaining("changed.npy");
      }
    }
  }

  private static void assertSentence(Path file, String sentence) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage(sentence);
  }

  private static NpyReader.Vectors read(Path file) {
    return NpyReader.read(file, JobContext.NONE);
  }

  private static byte[] numbers(int count) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      buffer.putFloat(i + 0.5f);
    }
    return buffer.array();
  }

  private Path file(int version, String header, byte[] numbers) {
    byte[] text = (header + "\n").getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    ByteBuffer length = ByteBuffer.allocate(version == 1 ? 2 : 4).order(ByteOrder.LITTLE_ENDIAN);
    if (version == 1) {
      length.putShort((short) text.length);
    } else {
      length.putInt(text.length);
    }
    out.writeBytes(length.array());
    out.writeBytes(text);
    out.writeBytes(numbers);
    try {
      return Files.write(folder.resolve("vectors.npy"), out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
