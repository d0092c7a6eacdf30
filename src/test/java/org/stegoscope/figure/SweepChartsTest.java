package org.stegoscope.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.core.ColorMap;
import org.stegoscope.job.JobContext;

/// Grids of numbers, lines over a setting, and parallel coordinates.
final class SweepChartsTest {

  private static final double[] DIMENSIONS = {3, 6, 12, 24, 48, 96, 192, 384, 768};

  @TempDir Path folder;

  private Path write(String name, Content.Chart chart) {
    Path file = folder.resolve(name);
    FigureFile.write(
        file,
        Figure.of(List.of(new Panel("", chart))).withMaxWidthPt(252),
        new PngSize.Dpi(150),
        JobContext.NONE);
    return file;
  }

  private static long pixels(Content.Chart chart, int rgb) {
    Bitmap drawn = ChartPreview.of(chart, 500, JobContext.NONE);
    return IntStream.of(drawn.argb()).filter(argb -> argb == rgb).count();
  }

  static GridChart grid(ChartStyle style) {
    return new GridChart(
        List.of("stego", "pca"),
        List.of("3", "6", "12"),
        new double[] {0.1, 0.2, 0.3, 0.5, Double.NaN, 0.9},
        List.of("10.0", "20.0", "30.0", "50.0", "", "90.0"),
        "method",
        "dim",
        "cluster mIoU",
        style);
  }

  static LinesChart lines(
      LinesChart.Across across, LinesChart.SpreadForm spread, ChartStyle style) {
    double[] rising = {11.2, 20.5, 30.9, 36.1, 39.9, 39.3, 39.7, 36.7, 33.7};
    double[] lower = {6.1, 10.3, 14.7, 20.6, 26.1, 31.2, 34.8, 37.5, 40.5};
    double[] deviation = {1, 1, 1, 2, 2, 2, 1, 1, 1};
    return new LinesChart(
        List.of(
            new LinesChart.Line("stego", DIMENSIONS, rising, deviation),
            new LinesChart.Line("pca", DIMENSIONS, lower, new double[DIMENSIONS.length])),
        List.of(
            new LinesChart.Reference("published", new double[] {3, 768}, new double[] {10, 45}),
            new LinesChart.Reference("features", new double[] {70}, new double[] {38})),
        across,
        "linear mIoU",
        spread,
        style);
  }

  static ParallelChart parallel(ChartStyle style) {
    return new ParallelChart(
        List.of(
            new ParallelChart.Axis("dim", List.of("3", "6", "12")),
            new ParallelChart.Axis("method", List.of("stego", "pca"))),
        "cluster mIoU",
        List.of(
            new ParallelChart.Row(new int[] {0, 0}, 0.2),
            new ParallelChart.Row(new int[] {2, 1}, 0.7),
            new ParallelChart.Row(new int[] {1, 1}, Double.NaN)),
        style);
  }

  @Test
  void theNumbersOfAGridAreInItsCellsAndAnEmptyCellIsCrossedOut() throws IOException {
    for (ChartStyle style : ChartStyle.values()) {
      GridChart grid = grid(style);
      ValueBar bar = new ValueBar(ValueBar.range(grid.values()), ColorMap.VIRIDIS, style);
      for (double value : new double[] {0.1, 0.2, 0.9}) {
        assertThat(pixels(grid.chart(), bar.color(value).getRGB())).isGreaterThan(1000);
      }
      assertThat(pixels(grid.chart(), style.grid().getRGB())).isPositive();
    }
    assertThat(Files.readString(write("grid.svg", grid(ChartStyle.LIGHT).chart())))
        .contains(">10.0<", ">90.0<", ">dim<", ">method<", ">stego<", ">12<", ">cluster mIoU<")
        .contains(">0.2<", ">0.8<")
        .doesNotContain("NaN", "<image");
  }

  @Test
  void aGridOfManyCellsOmitsNumbersAndNamesThatHaveNoRoom() throws IOException {
    List<String> names = IntStream.range(0, 60).mapToObj(i -> "value " + i).toList();
    double[] values = new double[3600];
    List<String> texts = Collections.nCopies(3600, "77.7");
    GridChart many = new GridChart(names, names, values, texts, "a", "b", "c", ChartStyle.LIGHT);
    assertThat(Files.readString(write("many.svg", many.chart())))
        .contains(">value 0<")
        .doesNotContain(">value 1<", ">77.7<");
  }

  @Test
  void aGridThatIsNotFilledIsRefused() {
    assertThatThrownBy(() ->
            new GridChart(
                List.of("a"),
                List.of("b"),
                new double[2],
                List.of("x"),
                "",
                "",
                "",
                ChartStyle.LIGHT))
        .hasMessage("2 values and 1 texts of 1 x 1 cells");
  }

  @Test
  void linesHaveTicksAtTheirValuesALegendAndReferences() throws IOException {
    for (LinesChart.SpreadForm spread : LinesChart.SpreadForm.values()) {
      Path svg =
          write(
              spread + ".svg",
              lines(LinesChart.Across.log("dim"), spread, ChartStyle.LIGHT).chart());
      assertThat(Files.readString(svg))
          .contains(">3<", ">12<", ">96<", ">768<", ">dim<", ">linear mIoU<")
          .contains(">stego<", ">pca<", ">published<", ">features<")
          .doesNotContain("<image");
      Path pdf =
          write(
              spread + ".pdf",
              lines(LinesChart.Across.log("dim"), spread, ChartStyle.LIGHT).chart());
      try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
        assertThat(new PDFTextStripper().getText(document)).contains("published", "768");
      }
    }
  }

  @Test
  void theSpreadIsDrawnAsABandOrAsBars() {
    for (ChartStyle style : ChartStyle.values()) {
      int ground = style.ground().getRGB();
      List<Long> free = new ArrayList<>();
      for (LinesChart.SpreadForm spread :
          List.of(
              LinesChart.SpreadForm.NONE,
              LinesChart.SpreadForm.ERROR_BARS,
              LinesChart.SpreadForm.BAND)) {
        free.add(pixels(lines(LinesChart.Across.log("dim"), spread, style).chart(), ground));
      }
      assertThat(free).isSortedAccordingTo(Collections.reverseOrder()).doesNotHaveDuplicates();
    }
  }

  @Test
  void aLogarithmSpreadsSmallValues() throws IOException {
    // Where values lie close together on a linear axis, not all of them have room for a name.
    Path linear =
        write(
            "linear.svg",
            lines(LinesChart.Across.linear("dim"), LinesChart.SpreadForm.BAND, ChartStyle.LIGHT)
                .chart());
    assertThat(Files.readString(linear)).contains(">3<", ">768<").doesNotContain(">6<", ">12<");
    assertThatThrownBy(() ->
            new LinesChart(
                List.of(new LinesChart.Line("", new double[] {0}, new double[1], new double[1])),
                List.of(),
                LinesChart.Across.log("lr"),
                "",
                LinesChart.SpreadForm.NONE,
                ChartStyle.LIGHT))
        .hasMessage("a logarithm is of numbers above 0");
  }

  @Test
  void placesCanHaveNamesAndValuesCanBeMissing() throws IOException {
    LinesChart chart =
        new LinesChart(
            List.of(
                new LinesChart.Line(
                    "one",
                    new double[] {0, 1, 2},
                    new double[] {0.3, Double.NaN, 0.4},
                    new double[3])),
            List.of(),
            new LinesChart.Across(
                "preset", LinesChart.Scale.NAMES, List.of("potsdam", "moco", "quick")),
            "mIoU",
            LinesChart.SpreadForm.BAND,
            ChartStyle.DARK);
    assertThat(Files.readString(write("names.svg", chart.chart())))
        .contains(">potsdam<", ">moco<", ">quick<")
        .doesNotContain("NaN", ">one<");
    LinesChart nothing =
        new LinesChart(
            List.of(new LinesChart.Line("", new double[0], new double[0], new double[0])),
            List.of(),
            LinesChart.Across.log("dim"),
            "mIoU",
            LinesChart.SpreadForm.BAND,
            ChartStyle.LIGHT);
    assertThat(Files.readString(write("nothing.svg", nothing.chart()))).contains(">mIoU<");
  }

  @Test
  void parallelLinesHaveTheColourOfTheirNumber() throws IOException {
    for (ChartStyle style : ChartStyle.values()) {
      ValueBar bar = new ValueBar(ValueBar.range(new double[] {0.2, 0.7}), ColorMap.VIRIDIS, style);
      Content.Chart chart = parallel(style).chart();
      assertThat(pixels(chart, bar.color(0.2).getRGB())).isGreaterThan(50);
      assertThat(pixels(chart, bar.color(0.7).getRGB())).isGreaterThan(50);
      assertThat(pixels(chart, style.grid().getRGB())).isPositive();
    }
    assertThat(Files.readString(write("parallel.svg", parallel(ChartStyle.LIGHT).chart())))
        .contains(">dim<", ">method<", ">cluster mIoU<", ">3<", ">stego<", ">pca<", ">0.5<")
        .doesNotContain("NaN", "<image");
  }

  @Test
  void chartsOfOneValueAreDrawn() throws IOException {
    GridChart one =
        new GridChart(
            List.of("a"),
            List.of("b"),
            new double[] {0.4},
            List.of("40.0"),
            "r",
            "c",
            "t",
            ChartStyle.LIGHT);
    assertThat(Files.readString(write("one.svg", one.chart()))).contains(">40.0<");
    ParallelChart alone =
        new ParallelChart(
            List.of(new ParallelChart.Axis("dim", List.of("3"))),
            "t",
            List.of(new ParallelChart.Row(new int[1], 0.4)),
            ChartStyle.LIGHT);
    assertThat(Files.readString(write("alone.svg", alone.chart()))).contains(">3<", ">t<");
  }
}
