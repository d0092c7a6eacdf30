package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A project file is whole whenever its process dies.
final class KilledWhileSavingTest {

  private static final int KILLS = 30;

  /// Starting a virtual machine takes most of the time; the cores share it.
  private static final int AT_ONCE = 3;

  private static final int MOST_SAVES = 8;

  @TempDir Path folder;

  private record Child(Process process, Path file) {}

  @Test
  void theFileIsOneOfTheVersionsHoweverOftenItsProcessIsKilled() throws Exception {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    Set<Integer> survived = new HashSet<>();
    for (int first = 0; first < KILLS; first += AT_ONCE) {
      List<Child> children = new ArrayList<>();
      for (int i = first; i < first + AT_ONCE; i++) {
        children.add(start(folder.resolve("project-%d.stegoscope".formatted(i))));
      }
      for (Child child : children) {
        int begun = killAfter(child, 2 + random.nextInt(MOST_SAVES));
        survived.add(requireWhole(child.file(), begun) % 2);
      }
    }
    // Otherwise the moments would not be different ones.
    assertThat(survived).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void whatAWindowKeptWhenItWasKilledIsOfferedToTheNextOne() throws Exception {
    for (int i = 0; i < 3; i++) {
      Path settings = folder.resolve("settings-" + i);
      int begun = killAfter(start(WindowProcess.class, settings), 3 + 2 * i);
      SessionFolder sessions = new SessionFolder(settings.resolve("sessions"));
      List<Path> abandoned = sessions.abandoned();
      assertThat(abandoned).hasSize(1);
      Project found = new ProjectFile(abandoned.getFirst()).read(ProjectVersions.empty()).project();
      assertThat(IntStream.of(begun - 1, begun)).contains(found.photos().size());
    }
  }

  private static Child start(Path file) throws IOException {
    return start(SavingProcess.class, file);
  }

  private static Child start(Class<?> program, Path file) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-D%s=%s".formatted(UserFolder.PROPERTY, file),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    return new Child(process, file);
  }

  /// Kills it once it has begun to save so often; the number of the version it was at.
  private static int killAfter(Child child, int lines) throws Exception {
    try (BufferedReader said = child.process().inputReader()) {
      String last = "";
      for (int i = 0; i < lines; i++) {
        last = said.readLine();
        assertThat(last).startsWith("saving ");
      }
      // Not by the process itself, which would close what it has said.
      child.process().toHandle().destroyForcibly();
      List<String> rest = said.lines().toList();
      child.process().waitFor();
      return number(rest.isEmpty() ? last : rest.getLast());
    }
  }

  private static int number(String line) {
    return Integer.parseInt(line.substring("saving ".length()));
  }

  /// The version of the file, which is the one that was being saved or the one before.
  private static int requireWhole(Path file, int begun) {
    Project found = new ProjectFile(file).read(ProjectVersions.empty()).project();
    int number = ProjectVersions.number(found);
    assertThat(IntStream.of(begun - 1, begun)).contains(number);
    assertThat(found).isEqualTo(ProjectVersions.version(file.getParent(), number));
    return number;
  }
}
