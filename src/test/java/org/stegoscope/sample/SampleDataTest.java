package org.stegoscope.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.checkpoint.Checkpoint;
import org.stegoscope.checkpoint.architecture.Architecture;
import org.stegoscope.checkpoint.architecture.Method;
import org.stegoscope.dataset.PhotoReader;
import org.stegoscope.job.JobContext;

/// What is shipped to try the application with.
final class SampleDataTest {

  private static final Path MODEL = Path.of("sample-data/untrained-vit.safetensors");

  @TempDir private Path folder;

  @Test
  void theModelIsExactlyWhatItsSeedMakes() throws IOException {
    Path made = folder.resolve("made.safetensors");
    UntrainedBackbone.write(made, UntrainedBackbone.SEED);
    assertThat(Files.mismatch(made, MODEL)).isEqualTo(-1);
  }

  @Test
  void theModelSaysThatItIsUntrained() {
    Architecture architecture = Architecture.infer(Checkpoint.read(MODEL, JobContext.NONE));
    architecture.requireUsable();
    assertThat(architecture.method()).isEqualTo(Method.DINO);
    assertThat(architecture.untrained()).isTrue();
    assertThat(architecture.note()).contains("seed 7", "untrained");
    assertThat(architecture.problems()).noneMatch(problem -> problem.kind().contains("missing"));
  }

  @Test
  void everyPhotoCanBeReadAndHasItsOriginAndLicenceTold() throws IOException {
    String readme = Files.readString(Path.of("sample-data/README.md"));
    try (Stream<Path> files = Files.list(Path.of("sample-data/photos"))) {
      List<Path> photos = files.sorted().toList();
      assertThat(photos).hasSizeGreaterThanOrEqualTo(5);
      for (Path photo : photos) {
        assertThat(PhotoReader.read(photo, JobContext.NONE).image().width()).isGreaterThan(200);
        assertThat(readme).contains(photo.getFileName().toString());
      }
    }
  }
}
