package org.stegoscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.collection.TinyFiles;
import org.stegoscope.model.TestBackbone;
import org.stegoscope.study.sweep.CellCheck;
import org.stegoscope.study.sweep.CellRunner;
import org.stegoscope.training.Parameter;
import tools.jackson.databind.JsonNode;

/// Ready studies from the command line, over a training that answers at once.
final class StudyCommandTest {

  @TempDir private Path folder;
  private final List<String> trained = new ArrayList<>();
  private String failing = "";

  private final SweepRunner runner =
      new SweepRunner() {
        @Override
        public CellRunner runner(CommonOptions options) {
          return (settings, _, _) -> {
            String method = settings.text(Parameter.METHOD);
            trained.add(method + " " + settings.text(Parameter.DIM));
            if (method.equals(failing)) {
              throw new StegoscopeException("The disk is full: free some space.");
            }
            return Map.of("cluster/miou", settings.whole(Parameter.DIM) / 100.0);
          };
        }

        @Override
        public CellCheck check() {
          return CellCheck.NONE;
        }
      };

  private CommandRun run(String study, Object... more) {
    List<Object> words =
        new ArrayList<>(
            List.of(
                "study",
                study,
                "--dataset",
                "camvid:data",
                "--backbone",
                "vit.pth",
                "--store",
                folder.resolve("runs")));
    words.addAll(List.of(more));
    return CommandRun.sweeping(runner, words.toArray());
  }

  @Test
  void allStudiesAreListed() {
    assertThat(CommandRun.of("study", "list").well().out().lines())
        .hasSize(9)
        .anyMatch(line -> line.startsWith("probe-table "))
        .anyMatch(line -> line.startsWith("explained-variance "))
        .anyMatch(line -> line.matches("seeds +How much do scores differ .*"));
    JsonNode json = CommandRun.of("study", "list", "--json").well().json();
    assertThat(json.at("/studies/1/name").asString()).isEqualTo("dimensions");
    CommandRun none = CommandRun.of("study");
    assertThat(none.status()).isEqualTo(2);
    assertThat(none.err()).contains("study needs a name: list, probe-table, dimensions,");
  }

  @Test
  void everyStudyHasHelp() {
    for (String study :
        List.of("dimensions", "loss-terms", "explained-variance", "probe-table", "transfer")) {
      assertThat(CommandRun.of("study", study, "--help").well().out())
          .contains("Usage: stegoscope study " + study, "--out", "--json");
    }
    assertThat(CommandRun.of("study", "probe-table", "--help").well().out())
        .doesNotContain("The same command into the same folder goes on");
  }

  @Test
  void dimensionsAreRunWithBareFeaturesAndCanBeRunAgainFromTheFile() {
    Path out = folder.resolve("out");
    CommandRun run = run("dimensions", "--values", "3,6", "--out", out).well();
    assertThat(trained)
        .containsExactly("features 70", "stego 3", "pca 3", "rp 3", "stego 6", "pca 6", "rp 6");
    assertThat(run.out()).contains("Study: Dimension sweep", "6 of 6 runs finished", "| 6 | rp |");
    assertThat(run.out()).doesNotContain("report.html");
    assertThat(out.resolve("lines-cluster-miou.png")).exists();
    assertThat(out.resolve("report.html"))
        .content()
        .contains("How few dimensions", "bare features", "stegoscope sweep " + out + "/sweep.json");
    assertThat(out.resolve("report.pdf")).exists();
    assertThat(CommandRun.of("report", out).well().out().lines())
        .containsExactly(
            out.resolve("report.html").toString(), out.resolve("report.pdf").toString());
    trained.clear();
    run("dimensions", "--values", "3,6", "--out", out).well();
    assertThat(trained).isEmpty();
    CommandRun.sweeping(
            runner,
            "sweep",
            out.resolve("sweep.json"),
            "--out",
            folder.resolve("again"),
            "--store",
            folder.resolve("runs"))
        .well();
    assertThat(trained).hasSize(7).startsWith("features 70");
  }

  @Test
  void aFailureOfBareFeaturesIsTold() {
    failing = "features";
    CommandRun run = run("dimensions", "--values", "3", "--out", folder.resolve("out"));
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("Cell 1 (seed 0) failed: The disk is full: free some space.");
    assertThat(trained).hasSize(4);
  }

  @Test
  void aPlanTellsSettingsAndRunsNothing() {
    JsonNode json =
        run("switches", "--plan", "--json", "--preset", "cityscapes", "--set", "max_steps=5")
            .well()
            .json();
    assertThat(json.path("command").asString()).isEqualTo("study switches");
    assertThat(json.path("cells").size()).isEqualTo(8);
    assertThat(json.at("/cells/0/settings/max_steps").asString()).isEqualTo("5");
    assertThat(json.at("/cells/0/settings/dim").asString()).isEqualTo("100");
    assertThat(trained).isEmpty();
    assertThat(run("seeds", "--plan", "--seeds", "7,9").well().out())
        .contains("seed 7", "seed 9", "2 runs");
    assertThat(run("switches", "--plan", "--values", "1").status()).isEqualTo(3);
  }

  @Test
  void explainedVarianceHasACurveForEachDataSet() throws IOException {
    List<Path> sets = List.of(pictures("one", 7919), pictures("two", 331));
    Path weights = new TestBackbone(32, 8, 16, 2, 32).write(folder.resolve("vit.safetensors"));
    Path out = folder.resolve("variance");
    JsonNode json =
        CommandRun.of(
                "study",
                "explained-variance",
                "--dataset",
                "folder:" + sets.getFirst(),
                "--dataset",
                "folder:" + sets.getLast(),
                "--backbone",
                weights,
                "--resolution",
                "upstream:32",
                "--limit",
                3,
                "--json",
                "--out",
                out)
            .well()
            .json();
    assertThat(json.path("curves").size()).isEqualTo(2);
    JsonNode curve = json.at("/curves/1");
    assertThat(curve.path("images").asInt()).isEqualTo(3);
    // 32 x 32 pixels are 4 x 4 patches.
    assertThat(curve.path("tokens").asInt()).isEqualTo(48);
    assertThat(curve.path("channels").asInt()).isEqualTo(16);
    assertThat(curve.at("/cumulative/15").asDouble())
        .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-12));
    assertThat(curve.at("/provenance/weights").asString()).hasSize(64);
    assertThat(out.resolve("explained-variance.png")).exists();
    assertThat(out.resolve("report.html"))
        .content()
        .contains(">16<", "D/16", "stegoscope study explained-variance --dataset folder:");
    CommandRun odd =
        CommandRun.of(
            "study",
            "explained-variance",
            "--dataset",
            "folder:" + sets.getFirst(),
            "--backbone",
            weights,
            "--backbone",
            weights,
            "--out",
            out);
    assertThat(odd.status()).isEqualTo(2);
    assertThat(odd.err()).contains("--backbone is named once, or as often as --dataset");
  }

  @Test
  void probeTableAndTransferAreEvaluationsWithTheirOwnDefaultsAndReport() throws IOException {
    TinyFiles files = new TinyFiles(Files.createDirectories(folder.resolve("labelled")));
    for (String split : List.of("train", "val")) {
      for (int i = 0; i < 4; i++) {
        int edge = 16 + 8 * i;
        files.photo("images/%s/p%d.png".formatted(split, i), 64, 64);
        files.grey("labels/%s/p%d.png".formatted(split, i), 64, 64, (x, _) -> x < edge ? 0 : 1);
      }
    }
    files.text("classes.txt", "0 left 200 0 0\n1 right 0 0 200\n");
    Path model =
        new TestBackbone(64, 8, 16, 2, 32)
            .withStego(10, 2)
            .write(folder.resolve("stego.safetensors"));
    for (String study : List.of("probe-table", "transfer")) {
      Path out = folder.resolve(study);
      List<Object> words =
          new ArrayList<>(List.of("study", study, "--dataset", "folder:" + files.folder()));
      words.addAll(List.of("--checkpoint", model, "--resolution", "native", "--out", out));
      words.addAll(List.of("--fit-steps", 2, "--fit-batch", 2, "--crf", "off"));
      if (study.equals("probe-table")) {
        words.addAll(List.of("--reduce", "pca:4,rp:4"));
      }
      CommandRun run = CommandRun.of(words.toArray()).well();
      assertThat(run.out())
          .contains("stego · features, fitted probes", "stego · STEGO code, fitted probes");
      assertThat(run.out().contains("features, PCA 4, fitted probes"))
          .isEqualTo(study.equals("probe-table"));
      assertThat(out.resolve("report.html"))
          .content()
          .contains(
              study.equals("transfer") ? "Zero-shot: its row" : "As in Table 2",
              "stegoscope study " + study + " --dataset folder:",
              "models[1].sha256",
              ">right<");
      assertThat(out.resolve("report.pdf")).isNotEmptyFile();
    }
  }

  private Path pictures(String name, int factor) throws IOException {
    TinyFiles files = new TinyFiles(Files.createDirectories(folder.resolve(name)));
    for (int i = 0; i < 4; i++) {
      int kind = i + 1;
      files.colored(
          "images/train/p%d.png".formatted(i), 40, 32, (x, y) -> factor * kind * (x + 1) ^ 41 * y);
    }
    return files.folder();
  }
}
