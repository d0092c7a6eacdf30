package org.stegoscope.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegoscope.job.JobContext;

/// Curves over steps, and where in the picture they are.
final class LearningChartTest {

  private static final int WIDTH_PX = 600;

  private static LearningChart chart(LearningChart.Scale scale, double... values) {
    double[] steps = new double[values.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = 10 * i;
    }
    return new LearningChart(
        List.of(new LearningChart.Line("run", 0, steps, values, new double[0])),
        "loss",
        scale,
        ChartStyle.LIGHT);
  }

  private static Bitmap drawn(LearningChart chart) {
    return ChartPreview.of(chart.chart(), WIDTH_PX, JobContext.NONE);
  }

  /// The rows of a column that have the colour of the first curve.
  private static List<Integer> rows(Bitmap picture, int column) {
    int wanted = ChartStyle.LIGHT.curve(0).getRGB();
    return java.util.stream.IntStream.range(0, picture.height())
        .filter(row -> picture.argb()[row * picture.width() + column] == wanted)
        .boxed()
        .toList();
  }

  @Test
  void theFrameSaysWhichStepIsWhere() {
    // A peak at step 20 of 0 to 40.
    LearningChart chart = chart(LearningChart.Scale.LINEAR, 1, 1, 5, 1, 1);
    LearningChart.Frame frame = chart.frame();
    double across =
        frame.left() + frame.width() * (20 - frame.from()) / (frame.to() - frame.from());
    assertThat(frame.step(across)).isEqualTo(20, within(1e-9));
    Bitmap picture = drawn(chart);
    int column = (int) (across * WIDTH_PX);
    int top =
        java.util.stream.IntStream.rangeClosed(column - 2, column + 2)
            .flatMap(near -> rows(picture, near).stream().mapToInt(Integer::intValue))
            .min()
            .orElseThrow();
    // The peak lies in the upper tenth of the frame: JFreeChart leaves 5 % above it.
    double height = picture.height();
    assertThat(top / height).isBetween(frame.top(), frame.top() + frame.height() / 10);
  }

  @Test
  void aLogarithmicScaleIsForNumbersAboveZeroAlone() {
    assertThat(chart(LearningChart.Scale.LOG, 1, 10, 100).isPositive()).isTrue();
    assertThat(drawn(chart(LearningChart.Scale.LOG, 1, 10, 100)).argb())
        .isNotEqualTo(drawn(chart(LearningChart.Scale.LINEAR, 1, 10, 100)).argb());
    assertThat(drawn(chart(LearningChart.Scale.LOG, -1, 10, 100)).argb())
        .isEqualTo(drawn(chart(LearningChart.Scale.LINEAR, -1, 10, 100)).argb());
  }

  @Test
  void aHistogramHasABarWhereItsPairsAre() {
    double[] shares = new double[50];
    shares[49] = 1;
    Bitmap picture =
        ChartPreview.of(
            new SimilarityChart(shares, 0, ChartStyle.LIGHT).chart(), WIDTH_PX, JobContext.NONE);
    assertThat(rows(picture, WIDTH_PX / 2)).isEmpty();
    List<Integer> counts =
        java.util.stream.IntStream.range(0, WIDTH_PX)
            .map(column -> rows(picture, column).size())
            .boxed()
            .toList();
    int widest = java.util.Collections.max(counts);
    // The bar of the last bin stands at the right edge of the frame and is nearly as high as it.
    assertThat(widest).isGreaterThan(picture.height() / 2);
    assertThat(counts.indexOf(widest)).isGreaterThan(WIDTH_PX * 9 / 10);
  }
}
