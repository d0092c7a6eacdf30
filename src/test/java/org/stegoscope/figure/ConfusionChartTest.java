package org.stegoscope.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.core.Rgb;
import org.stegoscope.job.JobContext;

final class ConfusionChartTest {

  private static final Rgb RED = new Rgb(200, 0, 0);

  @TempDir Path folder;

  private static List<ConfusionChart.Group> groups(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new ConfusionChart.Group("group " + i, Optional.of(RED)))
        .toList();
  }

  @Test
  void sharesOfRowsAreWrittenIntoTheSquares() {
    Path file = folder.resolve("confusion.svg");
    long[] counts = {3, 1, 0, 50, 0, 0};
    ConfusionChart chart =
        new ConfusionChart(groups(3), groups(2), counts, "truth", "prediction", ChartStyle.LIGHT);
    FigureFile.write(
        file,
        Figure.of(List.of(new Panel("", chart.chart()))),
        new PngSize.Dpi(150),
        JobContext.NONE);

    // 3 of 4, 1 of 4 and 50 of 50; nothing is known of the last group, so nothing is written.
    assertThat(file)
        .content()
        .contains(">75<", ">25<", ">100<", ">group 2<", ">truth<", ">prediction<")
        .doesNotContain(">0<", "NaN");
  }

  @Test
  void aGreaterShareIsFurtherFromTheGroundOnEitherGround() {
    for (ChartStyle style : ChartStyle.values()) {
      ConfusionChart chart =
          new ConfusionChart(groups(2), groups(2), new long[] {9, 1, 0, 5}, "a", "b", style);
      Bitmap drawn = ChartPreview.of(chart.chart(), 400, JobContext.NONE);
      int strongest = style.shade(1).getRGB();
      int weak = style.shade(0.1).getRGB();
      assertThat(drawn.argb()).contains(strongest).contains(weak);
      assertThat(strongest).isNotEqualTo(weak);
    }
  }

  @Test
  void manyGroupsAreDrawnWithoutNumbers() {
    int many = 150;
    long[] counts = new long[many * many];
    for (int i = 0; i < many; i++) {
      counts[i * many + i] = 7;
    }
    ConfusionChart chart =
        new ConfusionChart(groups(many), groups(many), counts, "a", "b", ChartStyle.LIGHT);
    Path file = folder.resolve("many.svg");
    FigureFile.write(
        file,
        Figure.of(List.of(new Panel("", chart.chart()))),
        new PngSize.Dpi(150),
        JobContext.NONE);
    assertThat(file).content().doesNotContain(">100<").contains(">group 0<");
  }

  @Test
  void countsThatDoNotFillTheSquaresAreRefused() {
    assertThatThrownBy(
            () -> new ConfusionChart(groups(2), groups(2), new long[3], "a", "b", ChartStyle.LIGHT))
        .hasMessage("3 counts of 2 x 2 groups");
  }
}
