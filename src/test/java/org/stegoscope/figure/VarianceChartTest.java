package org.stegoscope.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stegoscope.job.JobContext;

final class VarianceChartTest {

  private static final List<VarianceChart.Curve> CURVES =
      List.of(curve("Cityscapes", 768, 0.99), curve("Potsdam", 384, 0.97), curve("Coco", 768, 1));

  @TempDir Path folder;

  /// Components whose variance falls by a constant factor.
  private static VarianceChart.Curve curve(String name, int dimension, double factor) {
    double[] ratios = new double[dimension];
    double sum = 0;
    for (int i = 0; i < dimension; i++) {
      ratios[i] = Math.pow(factor, i);
      sum += ratios[i];
    }
    for (int i = 0; i < dimension; i++) {
      ratios[i] /= sum;
    }
    return new VarianceChart.Curve(name, dimension, ratios);
  }

  private Path write(String name, ChartStyle style) {
    Path file = folder.resolve(name);
    Figure figure =
        Figure.of(List.of(new Panel("", new VarianceChart(CURVES, style).chart())))
            .withMaxWidthPt(252);
    FigureFile.write(file, figure, new PngSize.Dpi(150), JobContext.NONE);
    return file;
  }

  @Test
  void theVectorsOfSvgHaveTicksAxesAndNamesAsText() throws IOException {
    assertThat(Files.readString(write("a.svg", ChartStyle.LIGHT)))
        .contains(">0<", ">D/16<", ">D/4<", ">D/2<", ">3D/4<", ">D<")
        .contains(">explained variance<", ">components, of D<")
        .contains(">Cityscapes<", ">Potsdam<", ">Coco<")
        .doesNotContain("<image");
  }

  @Test
  void aCurveIsOneLineSoThatItsDashesShow() throws IOException {
    Color second = ChartStyle.LIGHT.curve(1);
    String color = "rgb(%d,%d,%d)".formatted(second.getRed(), second.getGreen(), second.getBlue());
    // The curve and its sample in the legend.
    assertThat(Files.readString(write("a.svg", ChartStyle.LIGHT)).split(Pattern.quote(color)))
        .hasSizeBetween(2, 5);
  }

  @Test
  void theTextOfPdfIsText() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(write("a.pdf", ChartStyle.LIGHT).toFile())) {
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("D/16", "3D/4", "components, of D", "Cityscapes", "Potsdam", "Coco");
    }
  }

  /// Each curve has a colour of its own; smoothing mixes it with the ground.
  @ParameterizedTest
  @EnumSource
  void everyCurveIsDrawn(ChartStyle style) throws IOException {
    Path file = write("a.png", style);
    BufferedImage image = ImageIO.read(file.toFile());
    for (int i = 0; i < CURVES.size(); i++) {
      int wanted = style.curve(i).getRGB();
      long found =
          Arrays.stream(
                  image.getRGB(
                      0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
              .filter(argb -> isNear(argb, wanted))
              .count();
      assertThat(found).as(CURVES.get(i).name()).isGreaterThan(10);
    }
  }

  private static boolean isNear(int argb, int wanted) {
    int apart = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      apart = Math.max(apart, Math.abs((argb >> shift & 0xFF) - (wanted >> shift & 0xFF)));
    }
    return apart < 40;
  }

  @Test
  void aCurveHasNoMoreComponentsThanThereAre() {
    assertThatThrownBy(() -> new VarianceChart.Curve("a", 3, new double[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("4 components of 3");
  }
}
