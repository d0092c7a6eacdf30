package org.stegoscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.study.sweep.CellCheck;
import org.stegoscope.study.sweep.CellRunner;
import org.stegoscope.training.Parameter;
import tools.jackson.databind.JsonNode;

/// Sweeps from the command line, over a training that answers at once.
final class SweepCommandTest {

  @TempDir private Path folder;
  private Path sweep;
  private final List<String> trained = new ArrayList<>();
  private String failing = "";

  private final SweepRunner runner =
      new SweepRunner() {
        @Override
        public CellRunner runner(CommonOptions options) {
          return (settings, _, _) -> {
            String dim = settings.text(Parameter.DIM);
            trained.add(dim + "/" + settings.seed());
            if (dim.equals(failing)) {
              throw new StegoscopeException("The picture a.png cannot be read.");
            }
            return Map.of(
                "cluster/miou", (settings.whole(Parameter.DIM) + settings.seed()) / 100.0);
          };
        }

        @Override
        public CellCheck check() {
          return settings ->
              settings.text(Parameter.BACKBONE_FILE).equals("none.pth")
                  ? List.of("There is no file none.pth.")
                  : List.of();
        }
      };

  @BeforeEach
  void write() throws IOException {
    sweep = folder.resolve("sweep.json");
    Files.writeString(
        sweep,
        """
        {"name": "dims", "base": {"dataset": "camvid:data", "backbone": "vit.pth"},
         "axes": [{"parameter": "dim", "values": [3, 6]},
                  {"parameter": "method", "values": ["stego", "pca"]}],
         "seeds": [0, 1]}
        """);
  }

  private CommandRun run(Object... more) {
    List<Object> words =
        new ArrayList<>(List.of("sweep", sweep, "--store", folder.resolve("runs")));
    words.addAll(List.of(more));
    return CommandRun.sweeping(runner, words.toArray());
  }

  @Test
  void theTableAndFiguresOfAllRunsAreWritten() {
    Path out = folder.resolve("out");
    CommandRun run = run("--out", out, "--figures", "svg").well();
    assertThat(trained).hasSize(8);
    // Seeds 0 and 1 of dimension 6: 6 and 7 percent.
    assertThat(run.out())
        .startsWith("Sweep “dims”")
        .contains("8 of 8 runs finished", "| 6 | pca | 2 | 6.5 ± 0.7 |");
    assertThat(out.resolve("table.csv")).content().startsWith("dim,method,cluster/miou");
    assertThat(out.resolve("lines-cluster-miou.svg"))
        .content()
        .contains(">method stego<", ">method pca<", "cluster/miou [%]<");
    assertThat(out.resolve("grid-cluster-miou.svg")).content().contains(">6.5<", ">3.5<");
    assertThat(out.resolve("parallel-cluster-miou.svg")).exists();
    assertThat(out.resolve("sweep.json")).exists();
    run("--out", out).well();
    assertThat(trained).hasSize(8);
    JsonNode runs =
        CommandRun.of("runs", "list", "--json", "--store", folder.resolve("runs")).well().json();
    assertThat(runs.path("runs").size()).isEqualTo(8);
  }

  @Test
  void jsonTellsRowsAndCells() {
    JsonNode json = run("--out", folder.resolve("out"), "--json").well().json();
    assertThat(json.path("command").asString()).isEqualTo("sweep");
    assertThat(json.at("/sweep/name").asString()).isEqualTo("dims");
    assertThat(json.at("/rows/0/point/dim").asString()).isEqualTo("3");
    assertThat(json.at("/rows/0/metrics/cluster~1miou/n").asInt()).isEqualTo(2);
    assertThat(json.path("cells").size()).isEqualTo(8);
    assertThat(json.at("/cells/7/state").asString()).isEqualTo("finished");
    assertThat(json.path("written").size()).isGreaterThan(3);
  }

  @Test
  void thePlanListsRunsAndReasonsAndRunsNothing() throws IOException {
    Files.writeString(
        sweep,
        """
        {"name": "odd", "base": {"dataset": "camvid:data"},
         "axes": [{"parameter": "backbone", "values": ["vit.pth", "none.pth"]},
                  {"parameter": "dim", "values": ["x", 3]}]}
        """);
    CommandRun run = run("--plan").well();
    assertThat(run.out().lines())
        .containsExactly(
            "1     backbone vit.pth · dim x · seed 0  invalid: dim is a whole number from 1 to 4,096, not “x”.",
            "2     backbone vit.pth · dim 3 · seed 0",
            "3     backbone none.pth · dim x · seed 0  invalid: dim is a whole number from 1 to 4,096, not “x”.",
            "4     backbone none.pth · dim 3 · seed 0  invalid: There is no file none.pth.",
            "4 runs, 3 of them cannot be run");
    JsonNode json = run("--plan", "--json").well().json();
    assertThat(json.at("/cells/3/problems/0").asString()).isEqualTo("There is no file none.pth.");
    assertThat(json.at("/cells/1/settings/dim").asString()).isEqualTo("3");
    assertThat(trained).isEmpty();
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(sweep);
    }
  }

  @Test
  void aFailureIsToldTheOthersAreRunAndItCanBeRetried() {
    Path out = folder.resolve("out");
    failing = "6";
    CommandRun run = run("--out", out);
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err())
        .contains(
            "Cell 3 (dim 6 · method stego · seed 0) failed: The picture a.png cannot be read.");
    assertThat(trained).hasSize(8);
    failing = "";
    assertThat(run("--out", out).status()).isEqualTo(3);
    assertThat(trained).hasSize(8);
    run("--out", out, "--retry-failed").well();
    assertThat(trained).hasSize(12);
  }

  @Test
  void oneCellCanBeRunAlone() {
    Path out = folder.resolve("out");
    run("--out", out, "--only", "7,3").well();
    assertThat(trained).containsExactly("6/0", "6/1");
    assertThat(run("--out", out, "--only", "9").err())
        .contains("There is no cell 9: this sweep has 1 to 8.");
  }

  @Test
  void whatCannotBeRunIsSaid() throws IOException {
    assertThat(run().status()).isEqualTo(2);
    assertThat(run("--out", folder.resolve("none/out")).status()).isEqualTo(3);
    Files.writeString(sweep, "{\"name\": \"a\", \"axis\": []}");
    CommandRun run = run("--plan");
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("it has a field “axis” of unknown meaning");
  }
}
