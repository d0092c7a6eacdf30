package org.stegoscope.study.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.runs.Run;
import org.stegoscope.study.runs.RunQuery;
import org.stegoscope.study.runs.RunStatus;
import org.stegoscope.study.runs.RunStore;

/// A sweep whose program dies at any moment ends as one that was left in peace.
final class SweepKilledTest {

  /// What a kill looks like from within: nothing after it happens, and nobody answers it.
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /// Takes back a step that failed, in the count of steps.
  private static final String LOST = "lost";

  @TempDir Path folder;

  @Test
  void finishedCellsAreNeitherLostNorRunAgain() {
    for (long seed = 0; seed < 16; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Path place = folder.resolve("sweep-" + seed);
      Map<String, Integer> steps = new HashMap<>();
      Map<String, Integer> finishes = new HashMap<>();
      int deaths = 0;
      while (true) {
        try {
          SweepQueue queue =
              queue(place, random, steps, finishes, random.nextInt(4) > 0 && deaths < 20);
          queue.retryFailed();
          assertThat(queue.run(JobContext.NONE)).isEqualTo(SweepQueue.Outcome.DONE);
          if (queue.statuses().stream().allMatch(s -> s.state() == CellState.FINISHED)) {
            break;
          }
        } catch (Killed e) {
          deaths++;
          litter(place, random);
        }
      }
      assertThat(finishes)
          .as("seed %d", seed)
          .hasSize(12)
          .allSatisfy((_, n) -> assertThat(n).isEqualTo(1));
      // A step is lost at most where its program died.
      assertThat(steps.values().stream().mapToInt(Integer::intValue).sum())
          .isBetween(36, 36 + deaths);
      SweepFolder kept = SweepFolder.in(place, Sweeps.dimensions(0L, 1L), CellCheck.NONE);
      for (SweepCell cell : kept.cells()) {
        assertThat(kept.result(cell).orElseThrow().metrics())
            .isEqualTo(Map.of("linear/miou", ScriptedRunner.score(cell.settings().orElseThrow())));
      }
    }
  }

  @Test
  void aProcessThatIsKilledLosesNothingThatFinished() throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    Set<String> finished = new HashSet<>();
    int kills = 0;
    boolean done = false;
    while (!done) {
      List<String> said = runAndKillAfter(1 + random.nextInt(14));
      for (String line : said) {
        assertThat(finished).noneMatch(cell -> line.startsWith("step " + cell + " "));
        assertThat(line).doesNotStartWith("not recorded");
        if (line.startsWith("finished ")) {
          assertThat(finished.add(line.substring("finished ".length()))).isTrue();
        }
      }
      done = said.getLast().equals("done");
      kills += done ? 0 : 1;
    }
    assertThat(kills).as("kills").isGreaterThan(2);
    assertThat(SweepFolder.in(folder, Sweeps.dimensions(0L, 1L), CellCheck.NONE).statuses())
        .extracting(CellStatus::state)
        .containsOnly(CellState.FINISHED);
    try (RunStore store = RunStore.open(folder.resolve("runs.sqlite"))) {
      assertThat(store.query(RunQuery.ALL))
          .hasSize(12)
          .extracting(Run::status)
          .containsOnly(RunStatus.FINISHED);
    }
  }

  /// What a process said until it was killed, once it had said so much or was done.
  private List<String> runAndKillAfter(int lines) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SweepProcess.class.getName(),
                folder.toString())
            .start();
    List<String> said = new ArrayList<>();
    try (BufferedReader out = process.inputReader()) {
      String line = out.readLine();
      while (line != null && said.size() < lines) {
        said.add(line);
        line = out.readLine();
      }
      process.toHandle().destroyForcibly();
      if (line != null) {
        said.add(line);
        out.lines().forEach(said::add);
      }
      process.waitFor();
    }
    return said;
  }

  private SweepQueue queue(
      Path place,
      SplittableRandom random,
      Map<String, Integer> steps,
      Map<String, Integer> finishes,
      boolean deadly) {
    ScriptedRunner runner =
        new ScriptedRunner((settings, _, _) -> {
          steps.merge(settings.byKey().toString(), 1, Integer::sum);
          if (deadly && random.nextInt(12) == 0) {
            throw new Killed();
          }
          if (deadly && random.nextInt(12) == 0) {
            steps.merge(LOST, -1, Integer::sum);
            throw new StegoscopeException("It went wrong.");
          }
        });
    SweepListener dying =
        new SweepListener() {
          @Override
          public void changed(CellStatus status) {
            if (status.state() == CellState.FINISHED) {
              finishes.merge(status.cell().name(), 1, Integer::sum);
            }
            if (deadly && random.nextInt(12) == 0) {
              throw new Killed();
            }
          }

          @Override
          public void progressed(SweepCell cell, String stage, double fraction) {}

          @Override
          public void notRecorded(String sentence) {}
        };
    return new SweepQueue(
        SweepFolder.open(place, Sweeps.dimensions(0L, 1L), CellCheck.NONE),
        runner,
        InstantSource.fixed(Instant.EPOCH),
        dying);
  }

  /// What a program leaves that dies while it writes: files of other names that are not whole.
  private static void litter(Path place, SplittableRandom random) {
    try (Stream<Path> cells = Files.list(place.resolve("cells"))) {
      List<Path> all = cells.toList();
      for (Path cell : all) {
        if (random.nextInt(4) == 0) {
          Files.writeString(
              cell.resolve(".stegoscope-1-%d.tmp".formatted(random.nextInt(9))), "{\"sta");
        }
        boolean fresh =
            Files.exists(cell.resolve("cell.json")) && !Files.exists(cell.resolve("result.json"));
        if (fresh && random.nextInt(4) == 0) {
          byte[] bytes = Files.readAllBytes(cell.resolve("cell.json"));
          Files.write(
              cell.resolve("cell.json"),
              java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
