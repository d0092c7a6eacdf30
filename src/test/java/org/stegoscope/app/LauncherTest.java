package org.stegoscope.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.dataset.PhotoReader;
import org.stegoscope.figure.RgbPng;
import org.stegoscope.job.JobContext;

/// The launcher as a process of its own.
final class LauncherTest {

  private static final Path LAUNCHER = Path.of("packaging/stegoscope").toAbsolutePath();
  private static final Path MODEL =
      Path.of("sample-data/untrained-vit.safetensors").toAbsolutePath();
  private static final Path PHOTO = Path.of("sample-data/photos/chelsea.jpg").toAbsolutePath();

  @TempDir private Path folder;

  /// What a process said and how it ended.
  private record Ended(int status, String out, String err) {}

  @BeforeEach
  void requireAShellAndABuild() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: no POSIX shell");
    assumeTrue(
        Files.exists(Path.of("target/class-path.txt")),
        "skipped: target/class-path.txt is not built");
  }

  @Test
  void itRunsACommandFromAnywhereThroughALinkWithoutAnyNoise() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("scope"), LAUNCHER);
    Path photo = folder.resolve("Kätzchen 1.png");
    RgbPng.write(photo, PhotoReader.read(PHOTO, JobContext.NONE).image());
    Ended ended =
        run(
            Map.of("LC_ALL", "C"),
            link.toString(),
            "features",
            "--checkpoint",
            MODEL.toString(),
            "--image",
            photo.getFileName().toString(),
            "--out",
            "f.npy");
    assertThat(ended).isEqualTo(new Ended(0, "f.npy\n", ""));
    assertThat(folder.resolve("f.npy")).isNotEmptyFile();
  }

  @Test
  void itPassesOnExitCodes() throws Exception {
    assertThat(run(Map.of(), LAUNCHER.toString(), "paint").status()).isEqualTo(2);
    Ended absent = run(Map.of(), LAUNCHER.toString(), "inspect", "absent.pth");
    assertThat(absent.status()).isEqualTo(3);
    assertThat(absent.err().lines()).hasSize(1);
  }

  @Test
  void anEngineThatCannotBeLoadedIsADiagnosis() throws Exception {
    // The engine unpacks itself there, and a file is no folder.
    Ended ended =
        run(
            Map.of("STEGOSCOPE_JAVA_OPTS", "-DDJL_CACHE_DIR=" + MODEL),
            LAUNCHER.toString(),
            "diagnose");
    assertThat(ended.status()).as(ended.toString()).isZero();
    assertThat(ended.out()).contains("engineProblem", "could not be loaded");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void withoutAScreenTheWindowSaysSo() throws Exception {
    // No X server has this number.
    Ended ended = run(Map.of("DISPLAY", ":987"), LAUNCHER.toString(), "window");
    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err()).contains("The window needs a screen").hasLineCount(1);
  }

  @Test
  void withoutABuildItSaysHowToBuild() throws Exception {
    Path copy = Files.createDirectories(folder.resolve("tree/packaging")).resolve("stegoscope");
    Files.copy(LAUNCHER, copy, StandardCopyOption.COPY_ATTRIBUTES);
    Ended ended = run(Map.of(), copy.toString(), "diagnose");
    assertThat(ended.status()).isEqualTo(5);
    assertThat(ended.err()).startsWith("stegoscope: not built yet: run `mvn");
  }

  @Test
  void aSignalCancelsAndTheCommandSaysSo() throws Exception {
    List<String> words = new ArrayList<>(List.of(LAUNCHER.toString(), "segment"));
    words.addAll(List.of("--checkpoint", MODEL.toString(), "--out", "d", "--image"));
    // Minutes of work, so that the signal comes in the middle of it.
    for (int i = 0; i < 2000; i++) {
      words.add(PHOTO.toString());
    }
    Process process = start(Map.of(), words);
    Path first = folder.resolve("d/chelsea.json");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (!Files.exists(first) && process.isAlive() && System.nanoTime() < deadline) {
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(4);
    assertThat(Files.readString(folder.resolve("err.txt"))).isEqualTo("stegoscope: cancelled\n");
  }

  @Test
  void aSignalEndsTheWindowWithoutACrashOnceLibtorchIsLoaded() throws Exception {
    Path maps = Path.of("/proc/self/maps");
    assumeTrue(Files.exists(maps), "skipped: only Linux tells which libraries a process has");
    Process process =
        start(
            Map.of("STEGOSCOPE_JAVA_OPTS", "-Dglass.platform=Headless -Dprism.order=sw"),
            List.of(LAUNCHER.toString(), "window", MODEL.toString(), PHOTO.toString()));
    Path libraries = Path.of("/proc/%d/maps".formatted(process.pid()));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (process.isAlive()
        && System.nanoTime() < deadline
        && !Files.readString(libraries).contains("libtorch_cpu")) {
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
    assertThat(process.isAlive()).isTrue();
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    // 128 and the number of SIGTERM; a crash would be another signal's.
    assertThat(process.exitValue()).isEqualTo(143);
    // JavaFX takes itself down at the same time and may complain about that on standard error.
    assertThat(Files.readString(folder.resolve("out.txt"))).isEmpty();
  }

  private Ended run(Map<String, String> environment, String... words) throws Exception {
    Process process = start(environment, List.of(words));
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ends within two minutes").isTrue();
    return new Ended(
        process.exitValue(),
        Files.readString(folder.resolve("out.txt")),
        Files.readString(folder.resolve("err.txt")));
  }

  private Process start(Map<String, String> environment, List<String> words) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out.txt").toFile())
            .redirectError(folder.resolve("err.txt").toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }
}
