package org.stegoscope.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.core.Rgb;
import org.stegoscope.figure.scatter.Crowding;
import org.stegoscope.figure.scatter.Fading;
import org.stegoscope.figure.scatter.ScatterClouds;
import org.stegoscope.figure.scatter.ScatterPoints;
import org.stegoscope.figure.scatter.ScatterStyle;
import org.stegoscope.job.JobContext;

final class ScatterDrawingTest {

  private static final int RED = 0xFFFF0000;
  private static final int BLUE = 0xFF0000FF;

  /// Two dots an inch for each of the 72 points.
  private static final PngSize TWO_A_POINT = new PngSize.Dpi(144);

  @TempDir Path folder;

  private static ScatterDrawing drawing(ScatterPoints points, ScatterStyle style) {
    return new ScatterDrawing(
        points, style, new BitSet(), new BitSet(), points.bounds(), "t-SNE 1", "t-SNE 2 & more");
  }

  private static ScatterDrawing with(ScatterDrawing drawing, BitSet hidden, BitSet selected) {
    return new ScatterDrawing(
        drawing.points(),
        drawing.style(),
        hidden,
        selected,
        drawing.part(),
        drawing.captionX(),
        drawing.captionY());
  }

  private static ScatterDrawing clouds(int count) {
    ScatterClouds clouds = ScatterClouds.of(count, 5, 1);
    return drawing(clouds.points(), ScatterStyle.of(clouds.argb()).withSizePx(2));
  }

  private static Figure figure(ScatterDrawing drawing) {
    return Figure.of(List.of(new Panel("DINO", drawing.chart())))
        .withGuides(
            List.of(
                ScatterDrawing.legend(
                    "Clusters",
                    List.of(
                        new ScatterDrawing.Entry("sky", Rgb.of(0x3366cc), 1204),
                        new ScatterDrawing.Entry("water", Rgb.of(0x33cccc), 7)))));
  }

  private Path write(String name, ScatterDrawing drawing) {
    Path file = folder.resolve(name);
    FigureFile.write(file, figure(drawing), TWO_A_POINT, JobContext.NONE);
    return file;
  }

  /// Three points along a diagonal, the middle one in red.
  private static ScatterDrawing diagonal() {
    ScatterPoints points = new ScatterPoints(new float[] {0, 0, 1, 1, 2, 2});
    ScatterStyle style = ScatterStyle.of(new int[] {BLUE, RED, BLUE});
    return drawing(points, style.withSizePx(20).withOpacity(1));
  }

  private static boolean has(BufferedImage image, int argb) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    for (int pixel : pixels) {
      if (pixel == argb) {
        return true;
      }
    }
    return false;
  }

  @ParameterizedTest
  @ValueSource(ints = {412, 20_000})
  void upToTwentyThousandPointsAreVectorsInSvg(int count) throws IOException {
    String svg = Files.readString(write("a.svg", clouds(count)));
    assertThat(svg.split("<ellipse", -1)).hasSize(count + 1);
    assertThat(svg).doesNotContain("<image");
    assertThat(svg).contains(">t-SNE 1<", ">t-SNE 2 &amp; more<", ">DINO<");
    assertThat(svg).contains(">sky (1,204)<", ">water (7)<", ">Clusters<");
  }

  @Test
  void morePointsAreOnePictureInSvgAndTextStaysText() throws IOException {
    String svg = Files.readString(write("a.svg", clouds(20_001)));
    assertThat(svg).doesNotContain("<ellipse");
    assertThat(svg).contains(">t-SNE 1<");
    Matcher data = Pattern.compile("data:image/png;base64,([^']+)'").matcher(svg);
    assertThat(data.find()).isTrue();
    BufferedImage picture =
        ImageIO.read(new ByteArrayInputStream(Base64.getMimeDecoder().decode(data.group(1))));
    // 300 dots an inch on most of a page of seven inches.
    assertThat(picture.getWidth()).isBetween(1200, 2100);
    assertThat(picture.getColorModel().hasAlpha()).isTrue();
    assertThat(data.find()).isFalse();
  }

  @Test
  void pdfHasVectorsForFewPointsAndOnePictureForMany() throws IOException {
    for (int count : new int[] {412, 20_001}) {
      try (PDDocument pdf = Loader.loadPDF(write("a.pdf", clouds(count)).toFile())) {
        assertThat(new PDFTextStripper().getText(pdf))
            .contains("t-SNE 1", "DINO", "sky (1,204)", "Clusters");
        assertThat(images(pdf.getPage(0).getResources())).isEqualTo(count > 20_000 ? 1 : 0);
      }
    }
  }

  private static long images(PDResources resources) throws IOException {
    long found = 0;
    for (COSName name : resources.getXObjectNames()) {
      if (resources.isImageXObject(name)) {
        found++;
      } else if (resources.getXObject(name) instanceof PDFormXObject form) {
        found += images(form.getResources());
      }
    }
    return found;
  }

  @Test
  void selectedPointsKeepTheirColorAndOthersFadeInEveryFormat() throws IOException {
    BitSet selected = new BitSet();
    selected.set(1);
    ScatterDrawing drawing = with(diagonal(), new BitSet(), selected);
    BufferedImage png = ImageIO.read(write("a.png", drawing).toFile());
    assertThat(has(png, RED)).isTrue();
    assertThat(has(png, BLUE)).isFalse();
    assertThat(has(png, Fading.onWhite(BLUE))).isTrue();
    assertThat(has(png, 0xFF1A1A1A)).isTrue();
    try (PDDocument pdf = Loader.loadPDF(write("a.pdf", drawing).toFile())) {
      BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(0, 144);
      assertThat(has(page, RED)).isTrue();
      assertThat(has(page, BLUE)).isFalse();
    }
    assertThat(Files.readString(write("a.svg", drawing))).contains("fill:rgb(255,0,0)");
  }

  @Test
  void hiddenPointsAreNotDrawn() throws IOException {
    BitSet hidden = new BitSet();
    hidden.set(1);
    BufferedImage png =
        ImageIO.read(write("a.png", with(diagonal(), hidden, new BitSet())).toFile());
    assertThat(has(png, RED)).isFalse();
    assertThat(has(png, BLUE)).isTrue();
  }

  /// The two ways of drawing the same points differ at their edges only.
  @Test
  void picturesAndVectorsLookAlike() throws IOException {
    ScatterClouds clouds = ScatterClouds.of(300, 5, 1);
    ScatterStyle style = ScatterStyle.of(clouds.argb()).withSizePx(5).withOpacity(1);
    ScatterDrawing vectors = drawing(clouds.points(), style);
    BufferedImage first = ImageIO.read(write("a.png", vectors).toFile());
    BufferedImage second = ImageIO.read(write("b.png", asPicture(clouds, style)).toFile());
    double difference = 0;
    double ink = 0;
    for (int y = 0; y < first.getHeight(); y++) {
      for (int x = 0; x < first.getWidth(); x++) {
        int a = first.getRGB(x, y) >> 8 & 0xFF;
        int b = second.getRGB(x, y) >> 8 & 0xFF;
        difference += Math.abs(a - b);
        ink += 255 - a;
      }
    }
    // Points lie on quarters of pixels in the picture.
    assertThat(difference / ink).isLessThan(0.1);
    assertThat(ink).isPositive();
  }

  /// The same points, and so many more upon the first one that they are a picture.
  private static ScatterDrawing asPicture(ScatterClouds clouds, ScatterStyle style) {
    int count = clouds.points().size();
    int all = count + ScatterDrawing.MOST_VECTORS;
    float[] xy = new float[2 * all];
    int[] argb = new int[all];
    for (int i = 0; i < all; i++) {
      // The first ones lie below, so that the others cover them as they do without them.
      int from = Math.max(0, i - ScatterDrawing.MOST_VECTORS);
      xy[2 * i] = clouds.points().x(from);
      xy[2 * i + 1] = clouds.points().y(from);
      argb[i] = style.argb()[from];
    }
    return drawing(
        new ScatterPoints(xy), ScatterStyle.of(argb).withSizePx(style.sizePx()).withOpacity(1));
  }

  @Test
  void densityIsAPictureAndTheSameFileEachTime() throws IOException {
    ScatterClouds clouds = ScatterClouds.of(15_000, 5, 1);
    ScatterStyle style = ScatterStyle.of(clouds.argb()).withSizePx(6);
    ScatterDrawing drawing = drawing(clouds.points(), style.withCrowding(Crowding.DENSITY));
    Path first = write("a.svg", drawing);
    assertThat(Files.readString(first)).contains("<image").doesNotContain("<ellipse");
    assertThat(write("b.svg", drawing)).hasSameBinaryContentAs(first);
  }

  @Test
  void nothingAndASinglePlaceAreDrawnToo() throws IOException {
    for (ScatterPoints points :
        List.of(ScatterPoints.NONE, new ScatterPoints(new float[] {3, 3, 3, 3}))) {
      ScatterDrawing drawing = drawing(points, ScatterStyle.of(points.size(), RED).withOpacity(1));
      assertThat(drawing.chart().aspect()).isEqualTo(1);
      BufferedImage png = ImageIO.read(write("a.png", drawing).toFile());
      assertThat(has(png, RED) || points.size() == 0).isTrue();
    }
  }

  @Test
  void theFrameHasTheShapeOfItsPartWithinBounds() {
    assertThat(
            drawing(new ScatterPoints(new float[] {0, 0, 3, 2}), ScatterStyle.of(2, RED))
                .chart()
                .aspect())
        .isCloseTo(1.5, within(1e-9));
    assertThat(
            drawing(new ScatterPoints(new float[] {0, 0, 30, 2}), ScatterStyle.of(2, RED))
                .chart()
                .aspect())
        .isEqualTo(2);
  }
}
