package org.stegoscope.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.job.JobContext;

final class ClusterSweepChartTest {

  private static final ClusterSweepChart CHART =
      new ClusterSweepChart(
          List.of(
              new ClusterSweepChart.Step(1, 900, OptionalDouble.empty()),
              new ClusterSweepChart.Step(2, 400, OptionalDouble.of(0.4)),
              new ClusterSweepChart.Step(3, 100, OptionalDouble.of(0.8)),
              new ClusterSweepChart.Step(4, 90, OptionalDouble.of(0.5))),
          3);

  @TempDir Path folder;

  @Test
  void aVectorFigureHasTheAxesAsTextAndNoPicture() throws IOException {
    Path file = folder.resolve("elbow.svg");
    Figure figure = Figure.of(List.of(new Panel("k-means", CHART.chart())));
    FigureFile.write(file, figure, new PngSize.Dpi(150), JobContext.NONE);

    assertThat(Files.readString(file))
        .contains(">inertia<", ">silhouette<", ">clusters<", ">k-means<")
        .doesNotContain("<image");
    assertThat(folder.resolve("elbow.svg")).isNotEmptyFile();
  }

  /// Lines are smoothed, so their pixels are only nearly of their colours.
  @Test
  void thePreviewShowsBothCurvesAndTheMark() {
    Figure figure = Figure.of(List.of(new Panel("", CHART.chart())));
    Bitmap drawn = FigurePreview.of(figure, 600, 600, JobContext.NONE);

    long blue = 0;
    long orange = 0;
    for (int argb : drawn.argb()) {
      int red = (argb >> 16) & 0xFF;
      int last = argb & 0xFF;
      blue += last > 180 && red < 130 ? 1 : 0;
      orange += red > 150 && last < 130 ? 1 : 0;
    }
    assertThat(blue).isGreaterThan(100);
    assertThat(orange).isGreaterThan(20);
  }
}
