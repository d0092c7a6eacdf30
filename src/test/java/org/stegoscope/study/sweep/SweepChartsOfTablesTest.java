package org.stegoscope.study.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.dataset.collection.DatasetFormat;
import org.stegoscope.figure.ChartStyle;
import org.stegoscope.figure.GridChart;
import org.stegoscope.figure.LinesChart;
import org.stegoscope.figure.ParallelChart;
import org.stegoscope.job.JobContext;
import org.stegoscope.training.Parameter;

final class SweepChartsOfTablesTest {

  private static final double ROUNDING = 1e-12;

  @TempDir Path folder;
  private SweepCharts charts;

  /// Scores of dim + seed for STEGO and ten more for principal components, in percent; dimension 12
  /// of the latter is skipped.
  @BeforeEach
  void run() {
    Sweep sweep =
        new Sweep(
            "charts",
            Sweeps.BASE,
            List.of(
                Sweeps.axis(Parameter.DIM, "12", "3", "6"),
                Sweeps.axis(Parameter.METHOD, "stego", "pca")),
            List.of(0L, 2L));
    SweepQueue queue =
        new SweepQueue(
            SweepFolder.open(folder, sweep, CellCheck.NONE),
            (settings, _, _) -> {
              double more = settings.text(Parameter.METHOD).equals("pca") ? 10 : 0;
              return Map.of(
                  "linear/miou", (settings.whole(Parameter.DIM) + more + settings.seed()) / 100);
            },
            InstantSource.fixed(Instant.EPOCH),
            SweepListener.NONE);
    queue.skip(2);
    queue.skip(8);
    queue.run(JobContext.NONE);
    charts = new SweepCharts(SweepTable.of(sweep, queue.statuses()), "linear/miou");
  }

  @Test
  void aGridHasAMeanOverSeedsForEachPairOfPoints() {
    GridChart grid = charts.grid(1, 0, ChartStyle.LIGHT);
    assertThat(grid.rows()).containsExactly("stego", "pca");
    assertThat(grid.columns()).containsExactly("12", "3", "6");
    assertThat(grid.values())
        .containsExactly(new double[] {13, 4, 7, Double.NaN, 14, 17}, within(ROUNDING));
    assertThat(grid.texts()).containsExactly("13.0", "4.0", "7.0", "", "14.0", "17.0");
    assertThat(grid.title()).isEqualTo("linear/miou [%]");
  }

  @Test
  void linesRiseAlongANumericAxisWithTheirDeviation() {
    LinesChart chart =
        charts.lines(
            0,
            Optional.of(1),
            LinesChart.Scale.LOG,
            LinesChart.SpreadForm.BAND,
            Optional.of(DatasetFormat.CITYSCAPES),
            ChartStyle.LIGHT);
    LinesChart.Line stego = chart.lines().getFirst();
    assertThat(stego.name()).isEqualTo("method stego");
    assertThat(stego.x()).containsExactly(3, 6, 12);
    assertThat(stego.y()).containsExactly(new double[] {4, 7, 13}, within(ROUNDING));
    // Of 3 and 5 percent: the square root of 2.
    assertThat(stego.deviation()[0]).isCloseTo(Math.sqrt(2), within(ROUNDING));
    assertThat(chart.lines().get(1).y()[2]).isNaN();
    assertThat(chart.across().scale()).isEqualTo(LinesChart.Scale.LOG);
    LinesChart.Reference published = chart.references().getFirst();
    assertThat(published.name()).isEqualTo("stego as published (digitised)");
    assertThat(published.x()).containsExactly(3, 6, 12, 24, 48, 96, 100, 192, 384, 768);
    assertThat(published.y())
        .containsExactly(10.6, 15.5, 19.7, 21.9, 25.1, 28.3, 27.9, 27.3, 30.4, 24.6);
  }

  @Test
  void whatHasNoAxisIsAveragedOverAndSaidSo() {
    LinesChart chart =
        charts.lines(
            1,
            Optional.empty(),
            LinesChart.Scale.LOG,
            LinesChart.SpreadForm.NONE,
            Optional.of(DatasetFormat.CITYSCAPES),
            ChartStyle.LIGHT);
    assertThat(chart.across().scale()).isEqualTo(LinesChart.Scale.NAMES);
    assertThat(chart.up()).isEqualTo("linear/miou [%], mean over dim");
    assertThat(chart.lines().getFirst().y())
        .containsExactly(new double[] {8, 15.5}, within(ROUNDING));
    assertThat(chart.references()).isEmpty();
  }

  @Test
  void parallelLinesAreTheRowsOfTheTable() {
    ParallelChart chart = charts.parallel(ChartStyle.DARK);
    assertThat(chart.axes()).extracting(ParallelChart.Axis::name).containsExactly("dim", "method");
    assertThat(chart.rows()).hasSize(6);
    assertThat(chart.rows().get(3).places()).containsExactly(1, 1);
    assertThat(chart.rows().get(3).number()).isCloseTo(14, within(ROUNDING));
    assertThat(chart.rows().get(1).number()).isNaN();
  }

  @Test
  void everyPublishedCurveRisesAlongItsDimensions() {
    assertThat(PublishedCurve.datasets())
        .containsExactly(
            DatasetFormat.COCOSTUFF27, DatasetFormat.CITYSCAPES, DatasetFormat.POTSDAM);
    for (DatasetFormat dataset : PublishedCurve.datasets()) {
      for (String metric : List.of("linear/miou", "cluster/miou")) {
        assertThat(PublishedCurve.of(dataset, metric))
            .hasSize(3)
            .allSatisfy(curve -> {
              assertThat(curve.dims()).isSorted().doesNotHaveDuplicates();
              assertThat(curve.percent()).hasSameSizeAs(curve.dims());
              assertThat(curve.dims().getLast())
                  .isEqualTo(dataset == DatasetFormat.POTSDAM ? 384.0 : 768.0);
            });
      }
    }
    assertThat(PublishedCurve.of(DatasetFormat.CAMVID, "linear/miou")).isEmpty();
  }
}
