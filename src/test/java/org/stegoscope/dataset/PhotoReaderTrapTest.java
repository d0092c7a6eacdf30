package org.stegoscope.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.core.Rgb;
import org.stegoscope.job.JobContext;

/// Files that are no photos, or were ones once.
final class PhotoReaderTrapTest {

  /// Long for a picture of 31 x 17 pixels, short enough to notice a decoder that runs away.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("photo.png"), bytes);
  }

  private void assertFound(byte[] bytes, String found) throws IOException {
    Path file = file(bytes);
    assertThatThrownBy(() -> PhotoReader.read(file, JobContext.NONE))
        .isInstanceOf(PhotoException.class)
        .hasMessage(
            "%s cannot be opened: expected a PNG, JPEG, TIFF, WebP, BMP or GIF picture, found %s",
            file, found);
  }

  /// A small picture with some structure.
  private static byte[] picture(String format) throws IOException {
    BufferedImage image = new BufferedImage(31, 17, BufferedImage.TYPE_3BYTE_BGR);
    Random random = new Random(3);
    for (int y = 0; y < 17; y++) {
      for (int x = 0; x < 31; x++) {
        image.setRGB(x, y, new Rgb(x * 8, y * 14, random.nextInt(32)).argb());
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <!DOCTYPE html><html><body>404      | an HTML page
          <?xml version='1.0'?><svg xmlns=''> | an SVG drawing
          %PDF-1.7                            | a PDF document
          Not found                           | a text file
          BMP files begin with two letters    | a text file
          """)
  void textsAreCalledByTheirKind(String text, String found) throws IOException {
    assertFound(text.getBytes(StandardCharsets.UTF_8), found);
  }

  @Test
  void otherDataIsCalledByItsKindOrItsBytes() throws IOException {
    assertFound(new byte[0], "an empty file");
    assertFound(new byte[] {'P', 'K', 3, 4, 0, 0}, "a ZIP archive");
    assertFound(
        "\0\0\0\u0018ftypheic".getBytes(StandardCharsets.ISO_8859_1), "a HEIC, AVIF or video file");
    assertFound(new byte[300], "data that begins with the bytes 00 00 00 00 00 00 00 00");
    assertFound(new byte[] {1, 2}, "data that begins with the bytes 01 02");
  }

  @Test
  void foldersAndMissingFilesAreSentences() {
    assertThatThrownBy(() -> PhotoReader.read(folder, JobContext.NONE))
        .isInstanceOf(PhotoException.class)
        .hasMessageEndingWith("found a folder");
    assertThatThrownBy(() -> PhotoReader.read(folder.resolve("gone.jpg"), JobContext.NONE))
        .isInstanceOf(PhotoException.class)
        .hasMessageEndingWith("found no such file; it was moved or deleted");
  }

  @ParameterizedTest
  @CsvSource({"20000, 20000", "100000001, 1", "2147483647, 2147483647"})
  void tooLargeAPictureIsRefusedByItsHeader(int width, int height) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(17);
    header.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
    header.put((byte) 8).put((byte) 2);
    CRC32 crc = new CRC32();
    crc.update(header.array());
    ByteBuffer png = ByteBuffer.allocate(8 + 4 + 17 + 4).put(picture("png"), 0, 8);
    png.putInt(13).put(header.array()).putInt((int) crc.getValue());
    Path file = file(png.array());
    assertThatThrownBy(() -> PhotoReader.read(file, JobContext.NONE))
        .isInstanceOf(PhotoException.class)
        .hasMessage(
            "%s cannot be opened: expected at most 100 megapixels, found %d x %d pixels",
            file, width, height);
  }

  @Test
  void aPictureWithoutPixelsIsRefused() throws IOException {
    byte[] bmp = picture("bmp");
    ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 0);
    assertFound(bmp, "damaged BMP data (Unable to read the image header)");
  }

  /// However much is missing, nobody is shown half a picture.
  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "tiff"})
  void aTruncatedPictureIsAnErrorOrTheWholePicture(String format) throws IOException {
    byte[] whole = picture(format);
    byte[] pixels = PhotoReader.read(file(whole), JobContext.NONE).image().pixels();
    int errors = 0;
    for (int length = 1; length < whole.length; length += 1 + whole.length / 150) {
      Path file = file(Arrays.copyOf(whole, length));
      try {
        assertThat(PhotoReader.read(file, JobContext.NONE).image().pixels()).isEqualTo(pixels);
      } catch (PhotoException e) {
        assertThat(e).hasMessageStartingWith(file + " cannot be opened: expected ");
        errors++;
      }
    }
    assertThat(errors).isGreaterThan(100);
  }

  @Test
  void aTruncatedFileIsCalledSo() throws IOException {
    byte[] png = picture("png");
    assertFound(Arrays.copyOf(png, png.length / 2), "a truncated PNG file");
    byte[] jpeg = picture("jpeg");
    assertFound(Arrays.copyOf(jpeg, jpeg.length - 40), "a truncated JPEG file");
    byte[] webp = "RIFF\u00ff\0\0\0WEBPVP8L".getBytes(StandardCharsets.ISO_8859_1);
    assertFound(webp, "a truncated WEBP file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "tiff"})
  void aMutatedPictureIsAPictureOrASentence(String format) throws IOException {
    byte[] whole = picture(format);
    Random random = new Random(20);
    for (int trial = 0; trial < 250; trial++) {
      Path file = file(mutated(whole, random));
      Throwable failure =
          assertTimeout(
              PATIENCE,
              () -> catchThrowable(() -> PhotoReader.read(file, JobContext.NONE)),
              format + ", mutation " + trial);
      if (failure != null) {
        assertThat(failure)
            .as("%s, mutation %d", format, trial)
            .isInstanceOf(PhotoException.class)
            .hasMessageStartingWith(file + " cannot be opened: expected ");
        assertThat(failure.getMessage()).doesNotContain("\n").hasSizeLessThan(500);
      }
    }
  }

  /// One to six bytes changed, every third of them in the header; one file in eight is cut as well.
  private static byte[] mutated(byte[] whole, Random random) {
    byte[] mutated = whole.clone();
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes; i++) {
      int reach = random.nextInt(3) == 0 ? Math.min(64, whole.length) : whole.length;
      mutated[random.nextInt(reach)] = (byte) (random.nextInt(4) == 0 ? 255 : random.nextInt(256));
    }
    return random.nextInt(8) == 0
        ? Arrays.copyOf(mutated, 1 + random.nextInt(whole.length - 1))
        : mutated;
  }
}
