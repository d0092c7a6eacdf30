package org.stegoscope.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.Fixtures;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;

final class NpzFileTest {

  @TempDir Path folder;

  private static SequencedMap<String, NpyArray> arrays() {
    SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("features 犬", NpyArray.of(new float[] {1, -2.5f, 3e10f, 4, 5, 6}, 2, 3));
    arrays.put("ids", NpyArray.of(new long[] {-1, 1L << 40}, 2));
    arrays.put("labels", NpyArray.of(new byte[] {0, (byte) 255}, 1, 2));
    return arrays;
  }

  @Test
  void everyArrayIsAnNpyFileOfItsName() throws IOException {
    Path file = folder.resolve("a.npz");
    NpzFile.write(file, arrays(), JobContext.NONE);
    List<String> names = new ArrayList<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        names.add(entry.getName());
        Path npy = folder.resolve("a.npy");
        Files.write(npy, zip.getInputStream(entry).readAllBytes());
        assertThat(Fixtures.Npy.read(npy).values()).isNotEmpty();
        if (entry.getName().equals("features 犬.npy")) {
          assertThat(Fixtures.Npy.read(npy).shape()).containsExactly(2, 3);
          assertThat(Fixtures.Npy.read(npy).values()).containsExactly(1, -2.5, 3e10f, 4, 5, 6);
        }
      }
    }
    assertThat(names).containsExactly("features 犬.npy", "ids.npy", "labels.npy");
  }

  @Test
  void numpyReadsIt() throws IOException, InterruptedException {
    assumeTrue(python("import numpy").status() == 0, "skipped: no python3 with numpy here");
    Path file = folder.resolve("a.npz");
    NpzFile.write(file, arrays(), JobContext.NONE);
    Answer answer =
        python(
            "import numpy, sys; a = numpy.load(sys.argv[1]);"
                + " print(*(repr(a[n].tolist()) + str(a[n].dtype) for n in a.files))",
            file.toString());
    assertThat(answer.text().strip())
        .isEqualTo(
            "[[1.0, -2.5, 30000001024.0], [4.0, 5.0, 6.0]]float32 [-1, 1099511627776]int64"
                + " [[0, 255]]uint8");
  }

  private record Answer(int status, String text) {}

  private static Answer python(String program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3", "-c", program));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(process.waitFor(), text);
    } catch (IOException e) {
      return new Answer(-1, String.valueOf(e.getMessage()));
    }
  }

  @Test
  void theSameArraysGiveTheSameBytes() throws IOException {
    NpzFile.write(folder.resolve("a.npz"), arrays(), JobContext.NONE);
    NpzFile.write(folder.resolve("b.npz"), arrays(), JobContext.NONE);
    assertThat(Files.readAllBytes(folder.resolve("a.npz")))
        .isEqualTo(Files.readAllBytes(folder.resolve("b.npz")));
  }

  @Test
  void aCancelLeavesTheOldFile() throws IOException {
    Path file = Files.writeString(folder.resolve("a.npz"), "old");
    JobContext cancelled = new Cancelled();
    assertThatThrownBy(() -> NpzFile.write(file, arrays(), cancelled))
        .isInstanceOf(JobCancelledException.class);
    assertThat(file).hasContent("old");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aMissingFolderIsNamed() {
    Path file = folder.resolve("missing").resolve("a.npz");
    assertThatThrownBy(() -> NpzFile.write(file, arrays(), JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void aNameWithASlashIsAProgrammingError() {
    SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("../a", NpyArray.of(new float[0], 0));
    assertThatThrownBy(() -> NpzFile.write(folder.resolve("a.npz"), arrays, JobContext.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
