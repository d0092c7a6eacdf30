package org.stegoscope.study.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.job.JobContext;
import org.stegoscope.training.StateFile;
import org.stegoscope.training.TrainingSettings;

/// A training whose process dies, or whose disk is full, loses nothing that was finished.
final class TrainingKilledTest {

  private static final int STEPS = 40;

  @TempDir Path folder;
  private TinyTraining tiny;

  @BeforeEach
  void begin() throws IOException {
    tiny = TinyTraining.in(folder);
  }

  private static List<String> java(Object... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                TrainingProcess.class.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return command;
  }

  private TrainingSettings settings() {
    return tiny.settings().withAll(Map.of("max_steps", Integer.toString(STEPS), "n_images", "0"));
  }

  @Test
  void aRunThatIsKilledGoesOnAsIfNothingHadBeen() throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    for (int kill = 0; kill < 3; kill++) {
      Process process =
          new ProcessBuilder(java(folder, "killed", STEPS)).redirectErrorStream(true).start();
      killAfter(process, 1 + random.nextInt(9));
    }
    assertThat(RunRecord.read(tiny.run("killed").record()).settings()).isEqualTo(settings());

    tiny.training().beginOrResume(settings(), tiny.run("killed"), JobContext.NONE);
    tiny.trained(settings(), "whole");
    TrainingTest.assertSameRun(tiny.run("killed"), tiny.run("whole"));
  }

  private static void killAfter(Process process, int steps) throws Exception {
    List<String> said = new ArrayList<>();
    int made = 0;
    try (BufferedReader out = process.inputReader()) {
      while (made < steps) {
        String line = out.readLine();
        assertThat(line).as("after %s", said).isNotNull();
        said.add(line);
        made += line.startsWith("step ") ? 1 : 0;
      }
      process.toHandle().destroyForcibly();
      process.waitFor();
    }
  }

  /// A limit on the size of files is how a process meets a full disk without filling one.
  private List<String> limited(int kilobytes, String run, int steps) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("bash", "-c", "ulimit -f %d; exec \"$@\"".formatted(kilobytes)));
    command.add("limited");
    command.addAll(java(folder, run, steps));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader out = process.inputReader()) {
      List<String> said = out.lines().toList();
      process.waitFor();
      return said;
    }
  }

  @Test
  void whereTheDiskIsFullTheLastGoodStateStays() throws Exception {
    // The features are there, so that the limit is met by the curves.
    tiny.training().begin(tiny.settings(), tiny.run("before"), JobContext.NONE);
    List<String> said = limited(12, "full", STEPS);

    assertThat(said.getLast())
        .startsWith("failed ")
        .contains("cannot be written")
        .contains("The last good state is that of step ");
    int step = StateFile.read(tiny.run("full").state(RunFolder.Which.LAST)).step();
    assertThat(step).isPositive().isLessThan(STEPS);

    tiny.training().beginOrResume(settings(), tiny.run("full"), JobContext.NONE);
    tiny.trained(settings(), "whole");
    TrainingTest.assertSameRun(tiny.run("full"), tiny.run("whole"));
  }

  @Test
  void whereTheDiskIsFullForTheCheckpointTheStatesStay() throws Exception {
    tiny.training().begin(tiny.settings(), tiny.run("before"), JobContext.NONE);
    List<String> said = limited(12, "full", 5);

    assertThat(said.getLast()).startsWith("failed ").contains("best.safetensors cannot be written");
    assertThat(StateFile.read(tiny.run("full").state(RunFolder.Which.LAST)).step()).isEqualTo(5);
    assertThat(tiny.run("full").checkpoint(RunFolder.Which.BEST)).doesNotExist();
  }
}
