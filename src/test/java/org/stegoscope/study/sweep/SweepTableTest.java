package org.stegoscope.study.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.evaluation.Spread;
import org.stegoscope.training.Parameter;

final class SweepTableTest {

  @TempDir Path folder;

  /// Scores of 0.30, 0.32 and 0.40 for dimension 3, none for 6, and 0.5 of one seed for 12.
  private SweepTable table() {
    Sweep sweep =
        new Sweep(
            "a|b",
            Sweeps.BASE,
            List.of(
                new SweepAxis(
                    "dim, with \"quotes\"",
                    List.of(
                        new SweepAxis.Point("3", Map.of(Parameter.DIM, "3")),
                        new SweepAxis.Point("6|7", Map.of(Parameter.DIM, "6")),
                        new SweepAxis.Point("12", Map.of(Parameter.DIM, "12"))))),
            List.of(0L, 1L, 2L));
    Map<String, List<Double>> scores =
        Map.of("3", List.of(0.30, 0.32, 0.40), "12", List.of(0.5, Double.NaN, Double.NaN));
    CellRunner runner =
        (settings, _, _) -> {
          double score = scores.get(settings.text(Parameter.DIM)).get((int) settings.seed());
          return Map.of("cluster/miou", score, "val/loss", -score * 1e-3);
        };
    SweepQueue queue =
        new SweepQueue(
            SweepFolder.open(folder, sweep, CellCheck.NONE),
            runner,
            InstantSource.fixed(Instant.EPOCH),
            SweepListener.NONE);
    List.of(2, 5, 8).forEach(queue::skip);
    queue.run(JobContext.NONE);
    return SweepTable.of(sweep, queue.statuses());
  }

  @Test
  void aRowIsTheMeanAndSampleDeviationOverItsSeeds() {
    SweepTable table = table();
    assertThat(table.metrics()).containsExactly("cluster/miou", "val/loss");
    Spread spread = table.row(List.of("3")).orElseThrow().spread("cluster/miou").orElseThrow();
    // (0.04² + 0.02² + 0.06²) / 2 = 0.0028, up to rounding.
    assertThat(spread.mean()).isCloseTo(0.34, within(1e-15));
    assertThat(spread.deviation()).isCloseTo(Math.sqrt(0.0028), within(1e-15));
    assertThat(spread.seeds()).isEqualTo(3);
    assertThat(table.row(List.of("6|7")).orElseThrow().spread("cluster/miou")).isEmpty();
    assertThat(table.row(List.of("12")).orElseThrow().spread("cluster/miou"))
        .contains(new Spread(0.5, 0, 1));
  }

  @Test
  void tablesAreWrittenForPeopleAndPrograms() {
    SweepFiles.write(folder, table());
    assertThat(folder.resolve("table.csv"))
        .content()
        .startsWith(
            "\"dim, with \"\"quotes\"\"\",cluster/miou,cluster/miou sd,cluster/miou n,val/loss,")
        .contains("\r\n6|7,,,0,,,0\r\n", "\r\n12,0.5,,1,-5.0E-4,,1\r\n");
    assertThat(folder.resolve("table.md"))
        .content()
        .startsWith("Sweep “a|b”: mean ± sample deviation over seeds")
        .contains(
            "6 of 9 runs finished",
            "| 3 | 3 | 34.0 ± 5.3 | -0.0003400 ± 5.3e-05 |",
            "| 6\\|7 | 0 | – | – |",
            "| 12 | 3 | 50.0 | -0.0005000 |");
    assertThat(folder.resolve("table.json"))
        .content()
        .contains("\"deviation\" : null", "\"state\" : \"skipped\"", "\"n\" : 3");
    assertThat(Files.exists(folder.resolve("sweep.json"))).isTrue();
  }
}
