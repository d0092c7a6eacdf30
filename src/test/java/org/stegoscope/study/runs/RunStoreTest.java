package org.stegoscope.study.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.core.StegoscopeException;

final class RunStoreTest {

  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00.123Z");
  private static final Origin ORIGIN = new Origin("0.1", List.of(1L, -2L), "data", "weights");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("records").resolve("runs.db");
  }

  private static Run run(String id, int age, Map<String, String> config) {
    return Run.queued(id, "Run " + id, RunKind.TRAINING, NOON.minusSeconds(age), config, ORIGIN);
  }

  private static List<String> ids(List<Run> runs) {
    return runs.stream().map(Run::id).toList();
  }

  @Test
  void aRunIsReadBackAsItWasRecorded() {
    Run queued = run("a", 0, Map.of("lr", "5e-4", "name 犬", "it's \"x\"")).partOf("study");
    Run done =
        queued
            .with(RunStatus.RUNNING, NOON.plusSeconds(1))
            .described("New name", "notes\nof two lines", new TreeSet<>(List.of("b", "a")))
            .failed("The disk is full.", NOON.plusSeconds(9));
    try (RunStore store = RunStore.open(file)) {
      store.create(queued);
      assertThat(store.find("a")).contains(queued);
      store.update(done);
      store.append("a", List.of(new MetricPoint("loss", 1, 0.1), new MetricPoint("loss", 0, 1)));
      store.append("a", List.of(new MetricPoint("loss", 1, Double.NaN)));
      store.add("a", new Artefact("last.ckpt", "checkpoint", "00ff"));
    }
    try (RunStore store = RunStore.open(file)) {
      assertThat(store.find("a")).contains(done);
      assertThat(done.started()).contains(NOON.plusSeconds(1));
      assertThat(done.ended()).contains(NOON.plusSeconds(9));
      assertThat(store.metrics("a"))
          .containsExactly(new MetricPoint("loss", 0, 1), new MetricPoint("loss", 1, Double.NaN));
      assertThat(store.artefacts("a"))
          .containsExactly(new Artefact("last.ckpt", "checkpoint", "00ff"));
    }
  }

  @Test
  void runsAreFoundByTextTagStatusAndKind() {
    try (RunStore store = RunStore.open(file)) {
      store.create(run("old", 9, Map.of("dataset", "CamVid")));
      store.create(
          run("new", 1, Map.of()).described("100% sure", "", new TreeSet<>(List.of("best"))));
      store.create(run("pinned", 20, Map.of()).marked(new Run.Marks(true, false)));
      store.update(run("old", 9, Map.of("dataset", "CamVid")).with(RunStatus.RUNNING, NOON));
      assertThat(ids(store.query(RunQuery.ALL))).containsExactly("pinned", "new", "old");
      assertThat(ids(store.query(query("camvid", null, null)))).containsExactly("old");
      assertThat(ids(store.query(query("0% s", null, null)))).containsExactly("new");
      assertThat(ids(store.query(query("", "best", null)))).containsExactly("new");
      assertThat(ids(store.query(query("", "bes", null)))).isEmpty();
      assertThat(ids(store.query(query("", null, RunStatus.RUNNING)))).containsExactly("old");
    }
  }

  private static RunQuery query(String text, String tag, RunStatus status) {
    return new RunQuery(
        text,
        Optional.ofNullable(tag),
        Optional.ofNullable(status),
        Optional.of(RunKind.TRAINING),
        RunQuery.Shelf.IN_USE);
  }

  @Test
  void whatIsDeletedComesBackUntilItIsPurged() {
    try (RunStore store = RunStore.open(file)) {
      store.create(run("a", 0, Map.of()));
      store.append("a", List.of(new MetricPoint("loss", 1, 2)));
      assertThatThrownBy(() -> store.purge("a")).isInstanceOf(StegoscopeException.class);
      store.delete("a");
      assertThat(store.query(RunQuery.ALL)).isEmpty();
      store.restore("a");
      assertThat(ids(store.query(RunQuery.ALL))).containsExactly("a");
      store.delete("a");
      store.purge("a");
      assertThat(store.find("a")).isEmpty();
      assertThat(store.metrics("a")).isEmpty();
    }
  }

  @Test
  void aWrongIdIsToldAndChangesNothing() {
    try (RunStore store = RunStore.open(file)) {
      store.create(run("a", 0, Map.of()));
      assertThatThrownBy(() -> store.create(run("a", 5, Map.of())))
          .isInstanceOf(StegoscopeException.class)
          .hasMessage("A run with the id a is recorded already.");
      assertThatThrownBy(() -> store.update(run("b", 0, Map.of())))
          .isInstanceOf(StegoscopeException.class)
          .hasMessage("No run with the id b is recorded there.");
      assertThat(store.find("a")).contains(run("a", 0, Map.of()));
    }
  }

  @Test
  void settingsThatDifferAreListed() {
    RunDiff diff =
        RunDiff.of(
            List.of(
                run("a", 0, Map.of("lr", "1", "dim", "70")),
                run("b", 0, Map.of("lr", "1", "dim", "90", "crf", "on"))));
    assertThat(diff.values())
        .isEqualTo(
            Map.of(
                "dim", List.of(Optional.of("70"), Optional.of("90")),
                "crf", List.of(Optional.empty(), Optional.of("on"))));
  }

  @Test
  void exportsHoldWhatIsRecorded() {
    try (RunStore store = RunStore.open(file)) {
      store.create(run("a", 0, Map.of("note", "x, \"y\"")));
      store.append("a", List.of(new MetricPoint("loss", 1, 0.5)));
      Path csv = folder.resolve("runs.csv");
      RunExport.csv(csv, store.query(RunQuery.ALL));
      assertThat(csv)
          .content()
          .isEqualTo(
              "id,name,kind,status,created,started,ended,seeds,tags,config.note\r\n"
                  + "a,Run a,TRAINING,QUEUED,2026-05-01T12:00:00.123Z,,,1 -2,,"
                  + "\"x, \"\"y\"\"\"\r\n");
      RunExport.metricsCsv(csv, store.metrics("a"));
      assertThat(csv).content().isEqualTo("name,step,value\r\nloss,1,0.5\r\n");
      Path json = folder.resolve("runs.json");
      RunExport.json(json, store, store.query(RunQuery.ALL));
      assertThat(json)
          .content()
          .contains("\"codeVersion\" : \"0.1\"")
          .contains("\"name\" : \"loss\"");
    }
  }

  @Test
  void aDamagedFileIsToldLeftAndSetAside() throws IOException {
    Files.createDirectories(file.getParent());
    String noise = "This is no database at all. ".repeat(100);
    Files.writeString(file, noise);
    assertThatThrownBy(() -> RunStore.open(file))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("is damaged or no SQLite database and is left as it is");
    assertThat(file).hasContent(noise);
    Path aside = RunStore.setAside(file);
    assertThat(aside).hasContent(noise);
    RunStore.open(file).close();
  }

  @Test
  void aFileOfANewerProgramIsToldAndLeft() throws SQLException, IOException {
    RunStore.open(file).close();
    sql("PRAGMA user_version = 99");
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> RunStore.open(file))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("was written by a newer Stegoscope (schema 99, known up to 1)");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }

  @Test
  void aFullDiskIsToldAndKeepsWhatWasRecorded() {
    try (RunDatabase database = RunDatabase.open(file)) {
      database.read(connection -> {
        try (Statement limit = connection.createStatement()) {
          return limit.execute("PRAGMA max_page_count = 1");
        }
      });
      assertThatThrownBy(() ->
              database.change(connection -> {
                try (Statement insert = connection.createStatement()) {
                  insert.execute("CREATE TABLE big (x)");
                  return insert.execute("INSERT INTO big VALUES (zeroblob(1000000))");
                }
              }))
          .isInstanceOf(StegoscopeException.class)
          .hasMessageContaining("cannot grow as the disk is full");
    }
    try (RunStore store = RunStore.open(file)) {
      assertThat(store.query(RunQuery.ALL)).isEmpty();
    }
  }

  @Test
  void whatWasCommittedSurvivesAProcessThatIsKilled() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      while (lines.size() < 60) {
        lines.add(out.readLine());
        // The store is open here at the same time.
        if (lines.size() == 30) {
          try (RunStore store = RunStore.open(file)) {
            store.create(run("beside", 0, Map.of()));
          }
        }
      }
      process.destroyForcibly();
    } finally {
      process.destroyForcibly();
      process.waitFor();
    }
    // Nothing but numbers: the native library does not warn.
    assertThat(lines).allMatch(line -> line.matches("[0-9]+"), "numbers only: " + lines);
    try (RunStore store = RunStore.open(file)) {
      assertThat(ids(store.query(RunQuery.ALL))).containsExactlyInAnyOrder("beside", "child");
      List<MetricPoint> points = store.metrics("child");
      assertThat(points.size()).isGreaterThanOrEqualTo(60 * Writer.BATCH);
      assertThat(points.size() % Writer.BATCH).as("batches are whole").isZero();
    }
  }

  /// Adds batch after batch, and tells each when it is recorded, until it is killed.
  static final class Writer {

    static final int BATCH = 10;

    private Writer() {}

    public static void main(String[] arguments) {
      try (RunStore store = RunStore.open(Path.of(arguments[0]))) {
        store.create(run("child", 0, Map.of()));
        for (long batch = 0; ; batch++) {
          List<MetricPoint> points = new ArrayList<>();
          for (int i = 0; i < BATCH; i++) {
            points.add(new MetricPoint("loss", batch * BATCH + i, i));
          }
          store.append("child", points);
          System.out.println(batch);
        }
      }
    }
  }
}
