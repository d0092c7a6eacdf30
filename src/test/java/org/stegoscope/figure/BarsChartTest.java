package org.stegoscope.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.core.Rgb;
import org.stegoscope.job.JobContext;

final class BarsChartTest {

  @TempDir Path folder;

  private static BarsChart chart(double... values) {
    return new BarsChart(
        List.of("road", "sky"),
        List.of(
            new BarsChart.Series("IoU", IntStream.range(0, 2).mapToObj(i -> values[i]).toList())),
        "IoU",
        Optional.of(List.of(new Rgb(200, 0, 0), new Rgb(0, 0, 200))),
        ChartStyle.LIGHT);
  }

  private static long pixels(BarsChart chart, int rgb) {
    Bitmap drawn = ChartPreview.of(chart.chart(), 400, JobContext.NONE);
    return IntStream.of(drawn.argb()).filter(argb -> argb == rgb).count();
  }

  @Test
  void barsHaveTheColoursOfTheirGroupsAndTheLengthOfTheirValues() {
    long red = pixels(chart(0.8, 0.2), 0xFFC80000);
    long blue = pixels(chart(0.8, 0.2), 0xFF0000C8);
    assertThat(blue).isPositive();
    assertThat((double) red / blue).isBetween(3.5, 4.5);
  }

  @Test
  void whatIsNotComputedHasNoBar() {
    assertThat(pixels(chart(0.8, Double.NaN), 0xFF0000C8)).isZero();
  }

  @Test
  void severalSeriesHaveALegendAndGroupsOfOneNameStayApart() {
    BarsChart two =
        new BarsChart(
            List.of("vit", "vit"),
            List.of(
                new BarsChart.Series("linear", List.of(0.5, 0.6)),
                new BarsChart.Series("cluster", List.of(0.2, 0.3))),
            "mean IoU",
            ChartStyle.LIGHT);
    Path file = folder.resolve("bars.svg");
    FigureFile.write(
        file,
        Figure.of(List.of(new Panel("Table", two.chart()))),
        new PngSize.Dpi(100),
        JobContext.NONE);
    assertThat(file).content().contains(">linear<", ">cluster<", ">mean IoU<", ">vit<");
  }
}
