package org.stegoscope.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.core.RgbImage;
import org.stegoscope.job.JobContext;

/// The stored picture is 48 x 32 with red in the top left quarter, green in the top right one,
/// black below. Where both are seen is written down in the Exif standard (2.3, tag 274) as the
/// visual side of the stored row 0 and column 0.
final class OrientationTest {

  private static final String TABLE =
      """
      1, 48, 32, TOP_LEFT, TOP_RIGHT
      2, 48, 32, TOP_RIGHT, TOP_LEFT
      3, 48, 32, BOTTOM_RIGHT, BOTTOM_LEFT
      4, 48, 32, BOTTOM_LEFT, BOTTOM_RIGHT
      5, 32, 48, TOP_LEFT, BOTTOM_LEFT
      6, 32, 48, TOP_RIGHT, BOTTOM_RIGHT
      7, 32, 48, BOTTOM_RIGHT, TOP_RIGHT
      8, 32, 48, BOTTOM_LEFT, TOP_LEFT
      """;

  @TempDir Path folder;

  enum Corner {
    TOP_LEFT(0.25, 0.25),
    TOP_RIGHT(0.75, 0.25),
    BOTTOM_LEFT(0.25, 0.75),
    BOTTOM_RIGHT(0.75, 0.75);

    private final double x;
    private final double y;

    Corner(double x, double y) {
      this.x = x;
      this.y = y;
    }

    int component(RgbImage image, int component) {
      return image.component((int) (x * image.width()), (int) (y * image.height()), component);
    }
  }

  private static byte[] stored(String format) throws IOException {
    BufferedImage image = new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 48; x++) {
        image.setRGB(x, y, x < 24 ? 0xFF0000 : 0x00FF00);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  /// A TIFF structure of one directory with the orientation alone.
  private static byte[] exif(int orientation, ByteOrder order) {
    ByteBuffer buffer = ByteBuffer.allocate(26).order(order);
    byte mark = (byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M');
    buffer.put(mark).put(mark).putShort((short) 42).putInt(8).putShort((short) 1);
    buffer.putShort((short) 274).putShort((short) 3).putInt(1);
    buffer.putShort((short) orientation).putShort((short) 0).putInt(0);
    return buffer.array();
  }

  private static byte[] insert(byte[] file, int position, byte[] block) {
    return ByteBuffer.allocate(file.length + block.length)
        .put(file, 0, position)
        .put(block)
        .put(file, position, file.length - position)
        .array();
  }

  private static byte[] jpegSegment(byte[] exif) {
    return ByteBuffer.allocate(10 + exif.length)
        .putShort((short) 0xFFE1)
        .putShort((short) (8 + exif.length))
        .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
        .put(exif)
        .array();
  }

  private static byte[] pngChunk(byte[] exif) {
    byte[] name = "eXIf".getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(exif);
    return ByteBuffer.allocate(12 + exif.length)
        .putInt(exif.length)
        .put(name)
        .put(exif)
        .putInt((int) crc.getValue())
        .array();
  }

  private RgbImage read(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("photo"), bytes);
    RgbImage image = PhotoReader.read(file, JobContext.NONE).image();
    // The header tells the same size without the pixels.
    assertThat(PhotoReader.size(file, JobContext.NONE))
        .isEqualTo(new PictureSize(image.width(), image.height()));
    return image;
  }

  private static void assertUpright(
      RgbImage image, int width, int height, Corner red, Corner green) {
    assertThat(image.width()).isEqualTo(width);
    assertThat(image.height()).isEqualTo(height);
    for (Corner corner : Corner.values()) {
      // Far from both values, whatever a JPEG loses.
      assertThat(corner.component(image, 0) > 128).as("red at %s", corner).isEqualTo(corner == red);
      assertThat(corner.component(image, 1) > 128)
          .as("green at %s", corner)
          .isEqualTo(corner == green);
    }
  }

  @ParameterizedTest
  @CsvSource(textBlock = TABLE)
  void jpegIsTurnedUpright(int tag, int width, int height, Corner red, Corner green)
      throws IOException {
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      byte[] segment = jpegSegment(exif(tag, order));
      assertUpright(read(insert(stored("jpeg"), 2, segment)), width, height, red, green);
    }
  }

  @ParameterizedTest
  @CsvSource(textBlock = TABLE)
  void pngIsTurnedUpright(int tag, int width, int height, Corner red, Corner green)
      throws IOException {
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      byte[] chunk = pngChunk(exif(tag, order));
      assertUpright(read(insert(stored("png"), 33, chunk)), width, height, red, green);
    }
  }

  /// An uncompressed TIFF, written here because the orientation is one of its own tags.
  @ParameterizedTest
  @CsvSource(textBlock = TABLE)
  void tiffIsTurnedUpright(int tag, int width, int height, Corner red, Corner green)
      throws IOException {
    int[][] entries = {
      {256, 4, 48},
      {257, 4, 32},
      {258, 3, 8},
      {259, 3, 1},
      {262, 3, 2},
      {273, 4, 200},
      {274, 3, tag},
      {277, 3, 3},
      {278, 4, 32},
      {279, 4, 48 * 32 * 3}
    };
    ByteBuffer tiff = ByteBuffer.allocate(200 + 48 * 32 * 3).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
    tiff.putShort((short) entries.length);
    for (int[] entry : entries) {
      tiff.putShort((short) entry[0]).putShort((short) entry[1]).putInt(1).putInt(entry[2]);
    }
    for (int i = 0; i < 48 * 16; i++) {
      tiff.put(200 + 3 * i + (i % 48 < 24 ? 0 : 1), (byte) 255);
    }
    assertUpright(read(tiff.array()), width, height, red, green);
  }

  /// 4 x 3 pixels lossless, red 60 x column, green 100 x row, and a chunk EXIF of orientation 6.
  @Test
  void webpIsTurnedUpright() throws IOException {
    RgbImage image =
        read(
            Base64.getDecoder()
                .decode(
                    "UklGRmwAAABXRUJQVlA4WAoAAAAIAAAAAwAAAgAAVlA4TCsAAAAvA4AAAF9AkG0zrAPV3+IOwzPI89"
                        + "+DDLBcAIIAEqUUUhhuhRVGjeh/UJcDAEVYSUYaAAAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAA"
                        + "AAA="));
    assertThat(image.width()).isEqualTo(3);
    assertThat(image.height()).isEqualTo(4);
    assertThat(image.component(2, 0, 0)).isZero();
    assertThat(image.component(2, 3, 0)).isEqualTo(180);
    assertThat(image.component(0, 0, 1)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 65535})
  void nonsenseIsUpright(int tag) throws IOException {
    byte[] segment = jpegSegment(exif(tag, ByteOrder.BIG_ENDIAN));
    RgbImage image = read(insert(stored("jpeg"), 2, segment));
    assertUpright(image, 48, 32, Corner.TOP_LEFT, Corner.TOP_RIGHT);
  }

  @Test
  void anExifBlockThatPointsNowhereIsUpright() throws IOException {
    byte[] exif = exif(6, ByteOrder.BIG_ENDIAN);
    ByteBuffer.wrap(exif).putInt(4, 0x7FFFFFF0);
    RgbImage image = read(insert(stored("jpeg"), 2, jpegSegment(exif)));
    assertUpright(image, 48, 32, Corner.TOP_LEFT, Corner.TOP_RIGHT);
  }
}
