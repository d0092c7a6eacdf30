package org.stegoscope.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.Placement;
import org.stegoscope.job.JobContext;

final class PngPageTest {

  @TempDir Path folder;

  private BufferedImage write(Figure figure, PngSize size) throws IOException {
    Path file = folder.resolve("a.png");
    FigureFile.write(file, figure, size, JobContext.NONE);
    return ImageIO.read(file.toFile());
  }

  /// Where the first picture lies.
  private static Box picture(Figure figure) {
    return FigureLayout.page(figure).marks().stream()
        .filter(Mark.Image.class::isInstance)
        .map(mark -> ((Mark.Image) mark).box())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void atScaleOneEveryPixelOfThePictureIsRepeated(Scaling scaling) throws IOException {
    Bitmap bitmap = Figures.noise(447, 299, 1);
    Figure figure = Figure.of(List.of(new Panel("title", Content.of(bitmap, scaling))));
    BufferedImage png = write(figure, new PngSize.PictureScale(1));
    Box box = picture(figure);
    double scale = 447 / box.width();
    int left = (int) Math.round(box.x() * scale);
    int top = (int) Math.round(box.y() * scale);
    assertThat(png.getRGB(left, top, 447, 299, null, 0, 447)).isEqualTo(bitmap.argb());
    assertThat(png.getRGB(left - 1, top)).isEqualTo(0xFFFFFFFF);
    assertThat(png.getRGB(left + 447, top + 298)).isEqualTo(0xFFFFFFFF);
  }

  @Test
  void atScaleThreeNearestPixelsAreSquaresAndLayersLieOnTheGrid() throws IOException {
    Bitmap photo = Figures.noise(40, 30, 1);
    Bitmap classes = Figures.noise(4, 3, 2);
    Layer layer = new Layer(classes, new Placement(10, 10, 20, 15), 1, Scaling.NEAREST);
    Content content = new Content.Picture(photo, Scaling.NEAREST, List.of(layer), List.of());
    Figure figure = Figure.of(List.of(new Panel("", content)));
    BufferedImage png = write(figure, new PngSize.PictureScale(3));
    Box box = picture(figure);
    double scale = 3 * 40 / box.width();
    int left = (int) Math.round(box.x() * scale);
    int top = (int) Math.round(box.y() * scale);
    for (int y = 0; y < 90; y++) {
      for (int x = 0; x < 120; x++) {
        boolean covered = x >= 30 && x < 90 && y >= 30 && y < 75;
        int expected =
            covered
                ? classes.argb()[(y - 30) / 15 * 4 + (x - 30) / 15]
                : photo.argb()[y / 3 * 40 + x / 3];
        assertThat(png.getRGB(left + x, top + y)).as("pixel %d, %d", x, y).isEqualTo(expected);
      }
    }
  }

  @Test
  void aSmoothPictureThatShrinksIsAveraged() throws IOException {
    int[] stripes = new int[512 * 512];
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = i % 2 == 0 ? 0xFF000000 : 0xFFFFFFFF;
    }
    Bitmap bitmap = new Bitmap(512, 512, stripes, Bitmap.Alpha.OPAQUE);
    Figure figure = Figure.of(List.of(new Panel("", Content.of(bitmap, Scaling.SMOOTH))));
    BufferedImage png = write(figure, new PngSize.PictureScale(0.25));
    int middle = png.getRGB(png.getWidth() / 2, png.getHeight() / 2) & 0xFF;
    // The mean of black and white, rounded either way.
    assertThat(middle).isCloseTo(127, within(1));
  }

  @Test
  void opacityMixesALayerWithThePicture() throws IOException {
    Bitmap black = new Bitmap(1, 1, new int[] {0xFF000000}, Bitmap.Alpha.OPAQUE);
    // Half transparent white of a layer drawn at half its opacity: a quarter.
    for (Bitmap white :
        List.of(
            new Bitmap(1, 1, new int[] {0x80FFFFFF}, Bitmap.Alpha.STRAIGHT),
            new Bitmap(1, 1, new int[] {0x80808080}, Bitmap.Alpha.PREMULTIPLIED))) {
      Layer layer = new Layer(white, new Placement(0, 0, 1, 1), 0.5, Scaling.NEAREST);
      Content content = new Content.Picture(black, Scaling.NEAREST, List.of(layer), List.of());
      BufferedImage png = write(Figure.of(List.of(new Panel("", content))), new PngSize.Width(200));
      // Java2D rounds each of two products to 8 bits.
      assertThat(png.getRGB(100, 100) & 0xFF).isCloseTo(64, within(2));
    }
  }

  @Test
  void theWidthIsThatAskedFor() throws IOException {
    assertThat(write(Figures.full(), new PngSize.Width(777)).getWidth()).isEqualTo(777);
  }

  @Test
  void theFileTellsItsResolutionItsTitleAndWhoMadeIt() throws IOException {
    Figure figure = Figures.full();
    BufferedImage png = write(figure, new PngSize.Dpi(300));
    Page page = FigureLayout.page(figure);
    assertThat(png.getWidth()).isEqualTo(Math.round(page.widthPt() * 300 / 72));
    assertThat(png.getHeight()).isEqualTo(Math.round(page.heightPt() * 300 / 72));
    byte[] bytes = Files.readAllBytes(folder.resolve("a.png"));
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int chunk = text.indexOf("pHYs");
    // 300 dots an inch are 11,811 a metre.
    assertThat(ByteBuffer.wrap(bytes).getInt(chunk + 4)).isEqualTo(11_811);
    assertThat(text).contains("Software\0\0\0\0\0Stegoscope", "Title\0\0\0\0\0Photo & <result>");
  }

  @Test
  void aPageOfSeveralBandsIsTheSameAsOneOfOne() throws IOException {
    // 4,000 columns make bands of 1,048 rows; the picture's rows tell where they are.
    Figure figure =
        Figure.of(List.of(Figures.panel("title", Figures.noise(7, 7, 1)))).withMaxWidthPt(300);
    BufferedImage large = write(figure, new PngSize.Width(4000));
    assertThat(large.getHeight()).isGreaterThan(2 * 1048);
    BufferedImage whole = new BufferedImage(4000, large.getHeight(), BufferedImage.TYPE_INT_RGB);
    var graphics = whole.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 4000, large.getHeight());
    Page page = FigureLayout.page(figure);
    double scale = 4000 / page.widthPt();
    graphics.scale(scale, scale);
    new PagePainter(graphics, JobContext.NONE)
        .paint(PixelFitting.fit(page, scale, JobContext.NONE));
    graphics.dispose();
    for (int y : new int[] {0, 500, 1047, 1048, 1049, 2096, large.getHeight() - 1}) {
      assertThat(large.getRGB(0, y, 4000, 1, null, 0, 4000))
          .isEqualTo(whole.getRGB(0, y, 4000, 1, null, 0, 4000));
    }
  }

  @Test
  void aDrawingFillsItsPanel() throws IOException {
    Drawing red =
        (graphics, width, height) -> {
          graphics.setColor(Color.RED);
          graphics.fill(new Rectangle2D.Double(-50, -50, width + 100, height + 100));
        };
    Figure figure = Figure.of(List.of(new Panel("", new Content.Chart(red, 2))));
    BufferedImage png = write(figure, new PngSize.Dpi(72));
    assertThat(png.getRGB(png.getWidth() / 2, png.getHeight() / 2)).isEqualTo(0xFFFF0000);
    assertThat(png.getRGB(1, 1)).isEqualTo(0xFFFFFFFF);
    assertThatThrownBy(() -> write(figure, new PngSize.PictureScale(1)))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("no picture to measure by");
  }

  @Test
  void aSizeOutOfReasonIsRefusedWithItsNumbers() {
    assertThatThrownBy(() -> write(Figures.full(), new PngSize.Dpi(1e6)))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("pixels is too large: expected at most 65535 pixels a side");
  }
}
