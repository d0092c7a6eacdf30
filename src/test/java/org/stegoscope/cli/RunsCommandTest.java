package org.stegoscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.study.runs.MetricPoint;
import org.stegoscope.study.runs.Origin;
import org.stegoscope.study.runs.Run;
import org.stegoscope.study.runs.RunKind;
import org.stegoscope.study.runs.RunStatus;
import org.stegoscope.study.runs.RunStore;
import tools.jackson.databind.JsonNode;

final class RunsCommandTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void record() {
    file = folder.resolve("runs.sqlite");
    try (RunStore store = RunStore.open(file)) {
      store.create(run("aaa-1", "first", RunKind.TRAINING, Map.of("lr", "0.1", "dim", "3")));
      store.create(
          run("aaa-2", "second", RunKind.SWEEP_CELL, Map.of("lr", "0.1", "dim", "6"))
              .with(RunStatus.FINISHED, Instant.ofEpochSecond(9)));
      store.append(
          "aaa-2",
          List.of(
              new MetricPoint("cluster/miou", 1, 0.2),
              new MetricPoint("cluster/miou", 2, 0.3),
              new MetricPoint("val/loss", 2, Double.NaN)));
    }
  }

  private static Run run(String id, String name, RunKind kind, Map<String, String> config) {
    return Run.queued(
        id, name, kind, Instant.EPOCH, config, new Origin("1.0", List.of(7L), "", ""));
  }

  private CommandRun runs(Object... words) {
    List<Object> all = new ArrayList<>(List.of("runs"));
    all.addAll(List.of(words));
    all.addAll(List.of("--store", file));
    return CommandRun.of(all.toArray());
  }

  private List<String> ids(Object... words) {
    List<Object> all = new ArrayList<>(List.of("list"));
    all.addAll(List.of(words));
    all.add("--json");
    return runs(all.toArray())
        .well()
        .json()
        .path("runs")
        .valueStream()
        .map(run -> run.path("id").asString())
        .toList();
  }

  @Test
  void runsAreListedAndFiltered() {
    assertThat(ids()).containsExactly("aaa-1", "aaa-2");
    assertThat(ids("--kind", "sweep_cell")).containsExactly("aaa-2");
    assertThat(ids("--status", "queued")).containsExactly("aaa-1");
    assertThat(ids("--text", "SECOND")).containsExactly("aaa-2");
    assertThat(ids("--tag", "good")).isEmpty();
    assertThat(runs("list").well().out().lines())
        .hasSize(2)
        .first()
        .asString()
        .contains("aaa-1", "training", "queued", "first");
  }

  @Test
  void notesTagsAndPinsAreKept() {
    runs("note", "2", "the best, so far").well();
    runs("tag", "aaa-2", "good", "paper").well();
    runs("tag", "aaa-2", "paper", "--remove").well();
    runs("pin", "aaa-2").well();
    assertThat(ids()).containsExactly("aaa-2", "aaa-1");
    assertThat(ids("--tag", "good")).containsExactly("aaa-2");
    assertThat(ids("--tag", "paper")).isEmpty();
    JsonNode shown = runs("show", "aaa-2", "--json").well().json();
    assertThat(shown.path("notes").asString()).isEqualTo("the best, so far");
    assertThat(shown.path("pinned").asBoolean()).isTrue();
    assertThat(shown.at("/config/dim").asString()).isEqualTo("6");
    assertThat(shown.at("/metrics/cluster~1miou").asDouble()).isEqualTo(0.3);
    assertThat(shown.at("/metrics/val~1loss").isNull()).isTrue();
    runs("pin", "--off", "aaa-2").well();
    assertThat(ids()).containsExactly("aaa-1", "aaa-2");
    assertThat(runs("show", "aaa-2").well().out()).contains("config.dim", "cluster/miou");
  }

  @Test
  void deletedRunsComeBack() {
    runs("delete", "aaa-1", "aaa-2").well();
    assertThat(ids()).isEmpty();
    assertThat(ids("--deleted")).containsExactly("aaa-1", "aaa-2");
    runs("restore", "1").well();
    assertThat(ids()).containsExactly("aaa-1");
  }

  @Test
  void differencesOfSettingsAreTold() {
    assertThat(runs("diff", "1", "2").well().out().strip()).matches("dim +3 {2}\\| {2}6");
    JsonNode json = runs("diff", "1", "2", "--json").well().json();
    assertThat(json.at("/differences/dim/1").asString()).isEqualTo("6");
    assertThat(json.path("differences").has("lr")).isFalse();
  }

  @Test
  void runsAreExported() {
    Path csv = folder.resolve("runs.csv");
    assertThat(runs("export", "--out", csv).well().out().strip()).isEqualTo(csv.toString());
    assertThat(csv).content().contains("config.dim", "aaa-1,first,TRAINING");
    Path json = folder.resolve("runs.json");
    runs("export", "--kind", "sweep_cell", "--out", json).well();
    assertThat(json).content().contains("aaa-2", "\"NaN\"").doesNotContain("aaa-1");
    assertThat(runs("export", "--out", folder.resolve("runs.txt")).status()).isEqualTo(2);
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThat(runs("show", "b").err()).contains("No run has “b” in its id");
    assertThat(runs("show", "aaa").err()).contains("2 runs have “aaa” in their ids");
    assertThat(runs("delete", "aaa-1", "zzz").status()).isEqualTo(3);
    assertThat(ids()).hasSize(2);
    assertThat(CommandRun.of("runs", "list", "--store", folder.resolve("none")).err())
        .contains("No runs are recorded in");
    assertThat(CommandRun.of("runs").status()).isEqualTo(2);
    assertThat(CommandRun.of("runs", "--help").well().out()).contains("list", "restore");
  }
}
