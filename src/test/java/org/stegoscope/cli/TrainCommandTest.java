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
import org.stegoscope.study.runs.Run;
import org.stegoscope.study.runs.RunQuery;
import org.stegoscope.study.runs.RunStatus;
import org.stegoscope.study.runs.RunStore;
import org.stegoscope.study.training.TinyTraining;

final class TrainCommandTest {

  @TempDir Path folder;
  private TinyTraining tiny;
  private Path store;

  @BeforeEach
  void begin() throws IOException {
    tiny = TinyTraining.in(folder);
    store = folder.resolve("runs.sqlite");
  }

  private Object[] train(Map<String, String> changes, Object... more) {
    List<Object> words = new ArrayList<>(List.of("train", "--store", store));
    tiny.settings()
        .withAll(changes)
        .changed()
        .forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
    words.addAll(List.of(more));
    return words.toArray();
  }

  @Test
  void aRunIsTrainedRecordedAndOpenedByOtherCommands() {
    Path out = folder.resolve("run");
    CommandRun run = CommandRun.of(train(Map.of(), "--out", out, "--ckpt", "--json"));

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.json().path("status").asString("")).isEqualTo("finished");
    assertThat(run.json().path("best").path("val/cluster/miou").asDouble(-1)).isBetween(0.0, 1.0);
    try (RunStore runs = RunStore.open(store)) {
      Run recorded = runs.query(RunQuery.ALL).getFirst();
      assertThat(recorded.status()).isEqualTo(RunStatus.FINISHED);
      assertThat(recorded.config()).containsEntry("dim", "4");
      assertThat(recorded.origin().weightsDigest()).hasSize(64);
      assertThat(runs.metrics(recorded.id()))
          .anyMatch(point -> point.name().equals("loss/total") && point.step() == 12);
      assertThat(runs.artefacts(recorded.id())).hasSize(4);
    }
    CommandRun inspected = CommandRun.of("inspect", out.resolve("best.ckpt"), "--json");
    assertThat(inspected.json().path("method").asString("")).isEqualTo("stego");
  }

  @Test
  void everyValidationIsTold() {
    CommandRun run = CommandRun.of(train(Map.of(), "--out", folder.resolve("run")));

    assertThat(run.out()).contains("step 0: loss ").contains("step 12: loss ").contains("mIoU");
  }

  @Test
  void aFinishedRunIsTrainedOnFurther() {
    Path out = folder.resolve("run");
    CommandRun.of(train(Map.of(), "--out", out));
    CommandRun run =
        CommandRun.of(
            "resume",
            out,
            "--store",
            store,
            "--set",
            "max_steps=16",
            "--set",
            "lr=0.001",
            "--json");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.json().path("step").asInt(0)).isEqualTo(16);
  }

  @Test
  void aFailedRunIsRecordedWithItsSentence() throws IOException {
    Path out = folder.resolve("run");
    CommandRun.of(train(Map.of(), "--out", out));
    Files.write(out.resolve("last.state"), new byte[] {1, 2, 3});
    CommandRun run = CommandRun.of("resume", out, "--store", store);

    assertThat(run.status()).isEqualTo(3);
    try (RunStore runs = RunStore.open(store)) {
      Run recorded = runs.query(RunQuery.ALL).getFirst();
      assertThat(recorded.status()).isEqualTo(RunStatus.FAILED);
      assertThat(recorded.problem().orElseThrow()).contains("last.state");
    }
  }

  @Test
  void theCheckTrainsNothing() {
    Path out = folder.resolve("run");
    CommandRun run = CommandRun.of(train(Map.of(), "--out", out, "--check"));

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("16 of 16 images still to compute").contains("s a step");
    assertThat(out).doesNotExist();
  }

  @Test
  void whatIsMissingIsSaid() {
    CommandRun run = CommandRun.of("train", "--out", folder.resolve("run"), "--store", store);
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("No data set is named: set dataset.");

    CommandRun unknown =
        CommandRun.of("train", "--out", folder.resolve("run"), "--set", "learning_rate=1");
    assertThat(unknown.status()).isEqualTo(3);
    assertThat(unknown.err()).contains("There is no parameter “learning_rate”");

    CommandRun nothing = CommandRun.of("resume", folder, "--store", store);
    assertThat(nothing.status()).isEqualTo(3);
    assertThat(nothing.err()).contains("holds no run");
  }

  @Test
  void allParametersAreListedWithThePapersValues() {
    CommandRun run = CommandRun.of("train", "--list");

    assertThat(run.out())
        .contains("neg_inter_shift = 0.46 cosine")
        .contains("cocostuff27 1, cityscapes 0.31361241889448443, potsdam 0.76");
  }

  @Test
  void aSweepTrainsItsCells() throws IOException {
    StringBuilder base = new StringBuilder();
    tiny.settings()
        .withAll(Map.of("max_steps", "4", "n_images", "0"))
        .changed()
        .forEach((key, value) ->
            base.append(base.isEmpty() ? "" : ", ").append("\"%s\": \"%s\"".formatted(key, value)));
    Path file = folder.resolve("sweep.json");
    Files.writeString(
        file,
        """
        {"name": "two by two", "base": {%s}, "axes": [
          {"parameter": "dim", "values": [2, 4]},
          {"parameter": "method", "values": ["stego", "pca"]}]}
        """
            .formatted(base));
    CommandRun run =
        CommandRun.of("sweep", file, "--out", folder.resolve("out"), "--store", store, "--json");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.json().path("cells")).hasSize(4);
    try (RunStore runs = RunStore.open(store)) {
      assertThat(runs.query(RunQuery.ALL))
          .hasSize(4)
          .allSatisfy(cell -> assertThat(cell.origin().weightsDigest()).hasSize(64));
    }
    run.json()
        .path("cells")
        .forEach(cell ->
            assertThat(cell.path("metrics").path("linear/miou").asDouble(-1)).isBetween(0.0, 1.0));
  }
}
