package org.stegoscope.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.Fixtures;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.RgbImage;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;

final class PhotoReaderTest {

  private static final Rgb RED = new Rgb(255, 0, 0);

  @TempDir Path folder;

  private RgbImage read(byte[] bytes) throws IOException {
    return PhotoReader.read(Files.write(folder.resolve("photo"), bytes), JobContext.NONE).image();
  }

  private RgbImage written(BufferedImage image, String format) throws IOException {
    Path file = folder.resolve("photo");
    assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
    return PhotoReader.read(file, JobContext.NONE).image();
  }

  private static byte[] base64(String text) {
    return Base64.getDecoder().decode(text);
  }

  /// Columns differ in red, rows in green.
  private static BufferedImage colors(int type) {
    BufferedImage image = new BufferedImage(40, 24, type);
    for (int y = 0; y < 24; y++) {
      for (int x = 0; x < 40; x++) {
        image.setRGB(x, y, new Rgb(x * 6, y * 10, 128).argb());
      }
    }
    return image;
  }

  private static void assertClose(Rgb actual, Rgb expected, int tolerance) {
    assertThat(
            List.of(
                Math.abs(actual.red() - expected.red()),
                Math.abs(actual.green() - expected.green()),
                Math.abs(actual.blue() - expected.blue())))
        .as("%s should be %s", actual, expected)
        .allMatch(difference -> difference <= tolerance);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "tiff"})
  void losslessFormatsComeBackExactly(String format) throws IOException {
    RgbImage image = written(colors(BufferedImage.TYPE_INT_RGB), format);
    assertThat(image.width()).isEqualTo(40);
    assertThat(image.height()).isEqualTo(24);
    for (int y = 0; y < 24; y++) {
      for (int x = 0; x < 40; x++) {
        assertThat(image.at(x, y)).isEqualTo(new Rgb(x * 6, y * 10, 128));
      }
    }
  }

  @Test
  void jpegComesBackWithinItsLoss() throws IOException {
    RgbImage image = written(colors(BufferedImage.TYPE_INT_RGB), "jpeg");
    // The default quality of the writer, on a smooth picture with halved chroma.
    assertClose(image.at(20, 12), new Rgb(120, 120, 128), 12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "tiff", "bmp"})
  void greyIsTheNumberInTheFile(String format) throws IOException {
    BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 256; i++) {
      grey.getRaster().setSample(i % 16, i / 16, 0, 100);
    }
    assertThat(written(grey, format).at(7, 7)).isEqualTo(new Rgb(100, 100, 100));
  }

  @Test
  void sixteenBitsAreRoundedToEight() throws IOException {
    BufferedImage grey = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
    int[] values = {65535, 257 * 90 + 128, 257 * 90 + 129};
    for (int x = 0; x < 3; x++) {
      grey.getRaster().setSample(x, 0, 0, values[x]);
    }
    RgbImage image = written(grey, "png");
    assertThat(image.component(0, 0, 0)).isEqualTo(255);
    assertThat(image.component(1, 0, 0)).isEqualTo(90);
    assertThat(image.component(2, 0, 0)).isEqualTo(91);
  }

  @Test
  void sixteenBitColorWithAlphaIsCompositedOverWhite() throws IOException {
    BufferedImage image = components(ColorSpace.CS_sRGB, DataBuffer.TYPE_USHORT, true);
    image.getRaster().setPixel(0, 0, new int[] {257 * 200, 0, 257 * 10, 65535});
    image.getRaster().setPixel(1, 0, new int[] {257 * 200, 0, 257 * 10, 257 * 51});
    RgbImage read = written(image, "png");
    assertThat(read.at(0, 0)).isEqualTo(new Rgb(200, 0, 10));
    // A fifth of the colour, four fifths of white.
    assertThat(read.at(1, 0)).isEqualTo(new Rgb(244, 204, 206));
  }

  @Test
  void greyWithAlphaIsCompositedOverWhite() throws IOException {
    BufferedImage image = components(ColorSpace.CS_GRAY, DataBuffer.TYPE_BYTE, true);
    image.getRaster().setPixel(0, 0, new int[] {100, 255});
    image.getRaster().setPixel(1, 0, new int[] {100, 0});
    RgbImage read = written(image, "png");
    assertThat(read.at(0, 0)).isEqualTo(new Rgb(100, 100, 100));
    assertThat(read.at(1, 0)).isEqualTo(new Rgb(255, 255, 255));
  }

  @Test
  void otherProfilesAreConvertedToSrgb() throws IOException {
    BufferedImage linear = components(ColorSpace.CS_LINEAR_RGB, DataBuffer.TYPE_BYTE, false);
    linear.getRaster().setPixel(0, 0, new int[] {55, 55, 55});
    // 55 / 255 of the light is 0.5029 of sRGB; 2 of 255 for the colour engine's own rounding.
    assertClose(written(linear, "tiff").at(0, 0), new Rgb(128, 128, 128), 2);
  }

  private static BufferedImage components(int space, int type, boolean alpha) {
    ComponentColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(space),
            alpha,
            false,
            alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
            type);
    WritableRaster raster = model.createCompatibleWritableRaster(2, 1);
    return new BufferedImage(model, raster, false, null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "gif"})
  void aPaletteWithATransparentColorIsCompositedOverWhite(String format) throws IOException {
    byte[] red = {(byte) 255, 9, 0, 0};
    byte[] green = {0, 9, 80, 0};
    byte[] blue = {0, 9, 0, 40};
    IndexColorModel palette = new IndexColorModel(2, 4, red, green, blue, 1);
    BufferedImage image = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
    for (int x = 0; x < 4; x++) {
      image.getRaster().setSample(x, 0, 0, x);
    }
    RgbImage read = written(image, format);
    assertThat(read.at(0, 0)).isEqualTo(RED);
    assertThat(read.at(1, 0)).isEqualTo(new Rgb(255, 255, 255));
    assertThat(read.at(2, 0)).isEqualTo(new Rgb(0, 80, 0));
    assertThat(read.at(3, 0)).isEqualTo(new Rgb(0, 0, 40));
  }

  /// 16 x 8 pixels, inks 0,255,255,0 on the left and 255,128,0,51 on the right, Adobe transform 0.
  private static final String CMYK_JPEG =
      "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYH"
          + "CQcGBggLCAkKCgoKCgYICwwLCgwJCgoK/8AAFAgACAAQBEMRAE0RAFkRAEsRAP/EABYAAQEBAAAAAAAAAAAA"
          + "AAAAAAoJCP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAOBEMATQBZAEsAAD8Av4P+P+v4AGv4f4xm/9k=";

  /// Where the transform is: start of image, marker, length, then the twelfth byte of the segment.
  private static final int ADOBE_TRANSFORM = 2 + 2 + 2 + 11;

  @Test
  void cmykJpegIsConverted() throws IOException {
    RgbImage image = read(base64(CMYK_JPEG));
    // The formula (1 - ink)(1 - black) and the loss of quality 95.
    assertClose(image.at(2, 2), RED, 3);
    assertClose(image.at(13, 5), new Rgb(0, 102, 204), 3);
  }

  @Test
  void ycckJpegIsConverted() throws IOException {
    byte[] bytes = base64(CMYK_JPEG);
    // The same numbers read as luminance, two chroma and black.
    bytes[ADOBE_TRANSFORM] = 2;
    RgbImage image = read(bytes);
    assertClose(image.at(2, 2), new Rgb(179, 0, 227), 3);
    assertClose(image.at(13, 5), new Rgb(62, 204, 204), 3);
  }

  /// 4 x 3 pixels: red is 60 x column, green 100 x row, blue 200.
  private static final String LOSSLESS_WEBP =
      "UklGRjgAAABXRUJQVlA4TCsAAAAvA4AAAF9AkG0zrAPV3+IOwzPI89+DDLBcAIIAEqUUUhhuhRVGjeh/UJcDAA==";

  /// The same, pixel 0,0 transparent, pixel 1,0 with alpha 128.
  private static final String ALPHA_WEBP =
      "UklGRkIAAABXRUJQVlA4TDYAAAAvA4AAEF9AkG1TrMMO6IgCgSSw8QcbZAFB0XXLBZ2FGMQRjDElEASQsOSUwRKzTDFu"
          + "RP/jrgQ=";

  /// 8 x 8 pixels of 200,100,50, quality 80.
  private static final String LOSSY_WEBP =
      "UklGRjoAAABXRUJQVlA4IC4AAADwAQCdASoIAAgAAUAmJaACdLoB+AAEyAAA/q4X/zYEDND6YP/SbPE2eJs+OYAA";

  @Test
  void webpIsRead() throws IOException {
    assertThat(read(base64(LOSSLESS_WEBP)).at(3, 2)).isEqualTo(new Rgb(180, 200, 200));
    RgbImage alpha = read(base64(ALPHA_WEBP));
    assertThat(alpha.at(0, 0)).isEqualTo(new Rgb(255, 255, 255));
    assertClose(alpha.at(1, 0), new Rgb(157, 127, 227), 1);
    assertThat(alpha.at(2, 0)).isEqualTo(new Rgb(120, 0, 200));
    // The loss of quality 80 in a single colour.
    assertClose(read(base64(LOSSY_WEBP)).at(4, 4), new Rgb(200, 100, 50), 6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.png", "a.webp", "a.txt", "a"})
  void theNameOfTheFileDoesNotMatter(String name) throws IOException {
    Path file = Files.write(folder.resolve(name), base64(CMYK_JPEG));
    assertThat(PhotoReader.read(file, JobContext.NONE).image().width()).isEqualTo(16);
  }

  @Test
  void theHashIsOfTheBytesOfTheFile() throws IOException {
    Path file = Files.write(folder.resolve("a.webp"), base64(LOSSY_WEBP));
    Photo photo = PhotoReader.read(file, JobContext.NONE);
    assertThat(photo.file()).isEqualTo(file);
    assertThat(photo.sha256())
        .isEqualTo("84e10f177e163419d62837f67b004d76ffd46c43bd991fd39db1cf7881a3c413");
  }

  @Test
  void aLargePictureFitsIntoTheHeap() throws IOException {
    BufferedImage large = new BufferedImage(10_000, 10_000, BufferedImage.TYPE_BYTE_BINARY);
    large.setRGB(9_999, 9_999, 0xFFFFFFFF);
    RgbImage image = written(large, "png");
    assertThat(image.at(9_999, 9_999)).isEqualTo(new Rgb(255, 255, 255));
    assertThat(image.at(9_998, 9_999)).isEqualTo(new Rgb(0, 0, 0));
  }

  @Test
  void aCancelledReadEnds() throws IOException {
    Path file = folder.resolve("photo");
    assertThat(ImageIO.write(colors(BufferedImage.TYPE_INT_RGB), "png", file.toFile())).isTrue();
    CancelAfter atOnce = new CancelAfter(0);
    assertThatThrownBy(() -> PhotoReader.read(file, atOnce))
        .isInstanceOf(JobCancelledException.class);
    CancelAfter whileDecoding = new CancelAfter(1);
    assertThatThrownBy(() -> PhotoReader.read(file, whileDecoding))
        .isInstanceOf(JobCancelledException.class);
    assertThat(whileDecoding.reports).isPositive();
  }

  /// Cancelled once it was told of progress so many times.
  private static final class CancelAfter implements JobContext {

    private final int limit;
    private int reports;

    CancelAfter(int limit) {
      this.limit = limit;
    }

    @Override
    public void progress(String stage, double fraction) {
      assertThat(stage).isEqualTo("Reading photo");
      assertThat(fraction).isBetween(0.0, 1.0);
      reports++;
    }

    @Override
    public boolean isCancelled() {
      return reports >= limit;
    }
  }

  @Test
  void everySamplePhotoIsReadInItsSize() throws IOException {
    Path photos = Fixtures.beside("photos");
    Pattern line = Pattern.compile("(?m)^(\\S+\\.jpg),(?:\"[^\"]*\"|[^,]*),(\\d+),(\\d+),");
    List<MatchResult> rows =
        line.matcher(Files.readString(photos.resolve("photos.csv"))).results().toList();
    assertThat(rows).hasSize(30);
    for (MatchResult row : rows) {
      Photo photo = PhotoReader.read(photos.resolve(row.group(1)), JobContext.NONE);
      assertThat(photo.image().width()).isEqualTo(Integer.parseInt(row.group(2)));
      assertThat(photo.image().height()).isEqualTo(Integer.parseInt(row.group(3)));
      assertThat(photo.sha256()).matches("[0-9a-f]{64}");
    }
  }
}
