package org.stegoscope.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.Fixtures;

final class NpyFileTest {

  @TempDir Path folder;

  @Test
  void floatsComeBackWithTheirShape() {
    // More than one chunk of the writer.
    float[] values = new float[3 * 7001];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i) * 1e10f;
    }
    Path file = folder.resolve("a.npy");
    NpyFile.write(file, values, 3, 7001);
    Fixtures.Npy npy = Fixtures.Npy.read(file);
    assertThat(npy.shape()).containsExactly(3, 7001);
    for (int i = 0; i < values.length; i++) {
      assertThat((float) npy.values()[i]).isEqualTo(values[i]);
    }
  }

  @Test
  void longsAndBytesComeBack() {
    Path file = folder.resolve("a.npy");
    NpyFile.write(file, new long[] {-1, 1L << 40, 0}, 3);
    assertThat(Fixtures.Npy.read(file).shape()).containsExactly(3);
    assertThat(Fixtures.Npy.read(file).values()).containsExactly(-1, 1L << 40, 0);
    NpyFile.write(file, new byte[] {0, 127, (byte) 255, (byte) 128}, 2, 2);
    assertThat(Fixtures.Npy.read(file).values()).containsExactly(0, 127, 255, 128);
  }

  @Test
  void scalarsAndEmptyArraysAreArraysToo() {
    Path file = folder.resolve("a.npy");
    NpyFile.write(file, new float[] {2.5f});
    assertThat(Fixtures.Npy.read(file).shape()).isEmpty();
    assertThat(Fixtures.Npy.read(file).values()).containsExactly(2.5);
    NpyFile.write(file, new float[0], 0, 4);
    assertThat(Fixtures.Npy.read(file).shape()).containsExactly(0, 4);
  }

  @Test
  void theHeaderIsThatOfVersionOnePaddedTo64Bytes() throws IOException {
    Path file = folder.resolve("a.npy");
    NpyFile.write(file, new float[] {1, 2}, 2);
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(text)
        .startsWith(
            "\u0093NUMPY\u0001\u0000v\u0000"
                + "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }");
    assertThat(bytes).hasSize(128 + 8);
    assertThat(text.charAt(127)).isEqualTo('\n');
    assertThat(text.substring(0, 127)).endsWith("  ");
  }

  @Test
  void aShapeThatDoesNotFitIsAProgrammingError() {
    assertThatThrownBy(() -> NpyFile.write(folder.resolve("a.npy"), new float[5], 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("5 values do not have the shape [2, 3]");
    assertThat(folder.resolve("a.npy")).doesNotExist();
  }
}
