package org.stegoscope.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.job.JobContext;

/// Reliability diagram and risk over coverage.
final class TrustChartsTest {

  @TempDir Path folder;

  private static long pixels(Drawing drawing, double aspect, int rgb) {
    Bitmap drawn = ChartPreview.of(new Content.Chart(drawing, aspect), 400, JobContext.NONE);
    return IntStream.of(drawn.argb()).filter(argb -> argb == rgb).count();
  }

  @Test
  void higherAccuracyFillsMoreOfTheDiagram() {
    for (ChartStyle style : ChartStyle.values()) {
      int blue = style.curve(0).getRGB();
      long low =
          pixels(
              new ReliabilityChart(List.of(new ReliabilityChart.Bar(0.4, 0.6, 0.2)), style),
              1.35,
              blue);
      long high =
          pixels(
              new ReliabilityChart(List.of(new ReliabilityChart.Bar(0.4, 0.6, 0.8)), style),
              1.35,
              blue);
      assertThat(low).isPositive();
      assertThat(high).isBetween(3 * low, 5 * low);
    }
  }

  @Test
  void axesAreNamedInVectorFigures() {
    Path file = folder.resolve("trust.svg");
    Figure figure =
        Figure.of(
            List.of(
                new Panel(
                    "Reliability",
                    new ReliabilityChart(
                            List.of(new ReliabilityChart.Bar(0, 0.5, 0.3)), ChartStyle.LIGHT)
                        .chart()),
                new Panel(
                    "Risk",
                    new CurveChart(
                            List.of(
                                new CurveChart.Curve(
                                    "one", new double[] {0.2, 1}, new double[] {0.1, 0.4}),
                                new CurveChart.Curve(
                                    "other", new double[] {0.2, 1}, new double[] {0.3, 0.2})),
                            "share that is kept",
                            "share that is wrong",
                            ChartStyle.LIGHT)
                        .chart())));
    FigureFile.write(file, figure, new PngSize.Dpi(150), JobContext.NONE);
    assertThat(file)
        .content()
        .contains(
            ">confidence<",
            ">accuracy<",
            ">share that is kept<",
            ">share that is wrong<",
            ">one<",
            ">other<");
  }
}
