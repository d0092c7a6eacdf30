package org.stegoscope.dataset.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

final class MatReaderTest {

  /// Two variables, `other` and `img` of 2 x 3 x 4 bytes, by scipy.io.savemat.
  private static final String IMG =
      "TUFUTEFCIDUuMCBNQVQtZmlsZSB3cml0dGVuIGJ5IHNjaXB5LmlvLnNhdmVtYXQgICAgICAgICAgICAgICAgICAg"
          + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAAAAAAAAAAAAABSU0OAAAA"
          + "SAAAAAYAAAAIAAAABgAAAAAAAAAFAAAACAAAAAEAAAACAAAAAQAAAAUAAABvdGhlcgAAAAkAAAAQAAAAAAAAAAAA"
          + "+D8AAAAAAAAAQA4AAABQAAAABgAAAAgAAAAJAAAAAAAAAAUAAAAMAAAAAgAAAAMAAAAEAAAAAAAAAAEAAwBpbWcA"
          + "AgAAABgAAAAAeCigUMgKgjKqWtIUjDy0ZNwelka+buY=";

  /// The same, compressed.
  private static final String IMG_COMPRESSED =
      "TUFUTEFCIDUuMCBNQVQtZmlsZSB3cml0dGVuIGJ5IHNjaXB5LmlvLnNhdmVtYXQgICAgICAgICAgICAgICAgICAg"
          + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAAAAAAAAAAAAABSU0PAAAA"
          + "MAAAAHic42NgYPAAYjYg5oDSIMAK5TMCMROUBonll2SkFgFpTiAWYICBH/ZQhgMAccAEMw8AAABGAAAAeJzjY2Bg"
          + "CABiNiDmAGJOBghgBWIeIGYCYmYgZoGKMwJ5mbnpYHEJkECFxoKAE1xNRquiLon02GxJuSM3zW1f3jMA0ssMsw==";

  /// `gt` of 2 x 3 doubles that scipy stored as bytes, compressed.
  private static final String GT_OF_DOUBLES =
      "TUFUTEFCIDUuMCBNQVQtZmlsZSB3cml0dGVuIGJ5IHNjaXB5LmlvLnNhdmVtYXQgICAgICAgICAgICAgICAgICAg"
          + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAAAAAAAAAAAAABSU0PAAAA"
          + "OgAAAHic42NgYEgAYjYg5oDSIMAK5TMBMTMQMwJZ6SUMDJxAtgEDOhBwgNAf7CG0CJTPAKEf5DsAAKv1BU4=";

  @TempDir Path folder;

  private MatArray read(byte[] bytes, String variable) throws IOException {
    Path file = Files.write(folder.resolve("a.mat"), bytes);
    return MatReader.read(file, variable, JobContext.NONE).array();
  }

  private static byte[] base64(String text) {
    return Base64.getDecoder().decode(text);
  }

  /// Element `[y, x, c]` is 10 * (12 y + 4 x + c), modulo 256.
  @ParameterizedTest
  @CsvSource({IMG, IMG_COMPRESSED})
  void picturesOfScipyAreRead(String file) throws IOException {
    MatArray array = read(base64(file), "img");

    assertThat(array.shape()).isEqualTo("2 x 3 x 4");
    for (int i = 0; i < 24; i++) {
      int y = i % 2;
      int x = i / 2 % 3;
      int c = i / 6;
      assertThat(array.whole(i)).isEqualTo(10 * (12 * y + 4 * x + c) % 256);
    }
  }

  @Test
  void labelsOfScipyAreRead() throws IOException {
    MatArray array = read(base64(GT_OF_DOUBLES), "gt");

    assertThat(array.sides()).containsExactly(2, 3);
    int[] values = new int[6];
    Arrays.setAll(values, array::whole);
    assertThat(values).containsExactly(0, 4, 1, 5, 2, 255);
  }

  @ParameterizedTest
  @CsvSource({"LITTLE, false", "LITTLE, true", "BIG, false", "BIG, true"})
  void bothByteOrdersAreReadPlainAndCompressed(String order, boolean compressed)
      throws IOException {
    MatFiles files =
        new MatFiles(
            order.equals("BIG") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, compressed);

    MatArray bytes = read(files.uint8("img", (y, x, c) -> 50 * c + 10 * x + y, 3, 2, 4), "img");
    MatArray doubles = read(files.doubles("gt", (y, x, _) -> 1000 * x - y, 3, 2), "gt");

    assertThat(bytes.whole(2 + 3 * (1 + 2 * 3))).isEqualTo(162);
    assertThat(doubles.whole(2 + 3)).isEqualTo(998);
  }

  @Test
  void whatIsNoWholeNumberIsNone() throws IOException {
    byte[] half = MatFiles.plain().doubles("gt", (_, _, _) -> 1, 1, 1);
    half[half.length - 2] = (byte) 0xE0;
    assertThat(read(half, "gt").whole(0)).isEqualTo(MatArray.NO_NUMBER);
  }

  private void assertRefused(byte[] bytes, String variable, String why) {
    assertThatThrownBy(() -> read(bytes, variable))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("%s cannot be used: %s.".formatted(folder.resolve("a.mat"), why));
  }

  @Test
  void whatIsNoFileOfMatlabIsTold() {
    assertRefused(new byte[3], "img", "it is too short for a file of MATLAB");
    assertRefused(new byte[200], "img", "expected a file of MATLAB, found something else");
    byte[] version = MatFiles.plain().uint8("img", (_, _, _) -> 0, 1, 1);
    version[125] = 2;
    assertRefused(
        version, "img", "expected a file of MATLAB of level 5, found one of 7.3; save it with -v7");
    version[125] = 7;
    assertRefused(
        version,
        "img",
        "expected a file of MATLAB of level 5, found the version 0x700; save it with -v7");
    assertThatThrownBy(() -> MatReader.read(folder, "img", JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("There is no file %s.".formatted(folder));
  }

  @Test
  void aVariableThatIsMissingOrNoArrayIsTold() {
    MatFiles files = MatFiles.plain();
    byte[] image = files.uint8("img", (_, _, _) -> 0, 1, 1);
    assertRefused(image, "gt", "it has no variable gt");
    byte[] none = new byte[1];
    assertRefused(
        files.file(files.matrix("img", 2, 2, none, 1, 1)),
        "img",
        "its variable img is no array of real numbers");
    assertRefused(
        files.file(files.matrix("img", 9 | 0x800, 2, none, 1, 1)),
        "img",
        "its variable img is no array of real numbers");
    assertRefused(
        files.file(files.matrix("img", 9, 18, none, 1, 1)),
        "img",
        "its variable img has numbers of the unknown type 18");
    assertRefused(
        files.file(files.matrix("img", 9, 2, none, 1)), "img", "its variable img has no sides");
  }

  @Test
  void sizesThatAreNotThereAreTold() {
    MatFiles files = MatFiles.plain();
    byte[] few = new byte[8];
    assertRefused(
        files.file(files.matrix("img", 9, 2, few, 3, 3)),
        "img",
        "its variable img promises 9 numbers, but there are 8 bytes of them");
    for (int[] sides : new int[][] {{65536, 65536}, {-1, 4}, {0, 4}, {Integer.MAX_VALUE, 4}}) {
      assertRefused(
          files.file(files.matrix("img", 9, 2, few, sides)),
          "img",
          "its variable img has sides that no picture has");
    }
    byte[] cut = files.uint8("img", (_, _, _) -> 0, 40, 40);
    assertRefused(Arrays.copyOf(cut, 400), "img", "it ends before its numbers do");
    byte[] negative = cut.clone();
    negative[135] = (byte) 0x80;
    assertRefused(negative, "img", "it ends before its numbers do");
  }

  @Test
  void compressedPromisesAreBounded() {
    MatFiles files = new MatFiles(ByteOrder.LITTLE_ENDIAN, true);
    byte[] promising = files.element(14, new byte[16]);
    promising[7] = 0x0F;
    assertRefused(
        files.file(promising), "img", "a compressed element in it promises more than it can hold");
    promising[7] = (byte) 0xFF;
    assertRefused(
        files.file(promising), "img", "a compressed element in it promises more than it can hold");
    byte[] longer = files.element(14, new byte[16]);
    longer[4] = 100;
    assertRefused(files.file(longer), "img", "it ends before its numbers do");
    byte[] damaged = files.uint8("img", (y, x, _) -> 31 * x + 17 * y, 20, 20);
    damaged[136] = 0;
    assertRefused(damaged, "img", "its compressed data are damaged");
  }

  /// Whatever single bytes are changed, there is an array or a sentence.
  @Test
  void changedBytesNeverFailOtherwise() throws IOException {
    Random random = new Random(11);
    byte[][] whole = {
      MatFiles.plain().uint8("img", (y, x, _) -> x + y, 4, 5, 3),
      new MatFiles(ByteOrder.BIG_ENDIAN, true).uint8("img", (y, x, _) -> x + y, 4, 5, 3)
    };
    int refused = 0;
    for (int trial = 0; trial < 2000; trial++) {
      byte[] bytes = whole[trial % 2].clone();
      for (int change = 0; change <= random.nextInt(4); change++) {
        bytes[124 + random.nextInt(bytes.length - 124)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(read(bytes, "img").sides().length).isBetween(2, 8);
      } catch (StegoscopeException e) {
        assertThat(e.getMessage()).contains("a.mat cannot be used: ");
        refused++;
      }
    }
    assertThat(refused).isBetween(200, 1999);
  }
}
