package org.stegoscope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

final class SafetensorsWriterTest {

  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsReadBackExactly() {
    Path file = folder.resolve("model.safetensors");
    new SafetensorsWriter()
        .metadata("stegoscope.note", "ä \"quoted\"")
        .add("w", new long[] {2, 3}, TorchFiles.W)
        .addHalf("half", new long[] {3}, TorchFiles.B)
        .add("empty", new long[] {0, 3}, new float[0])
        .add("scalar", new long[0], new float[] {Float.MIN_VALUE})
        .write(file);
    Checkpoint checkpoint = Checkpoint.read(file, JobContext.NONE);
    assertThat(checkpoint.container()).isEqualTo(Container.SAFETENSORS);
    assertThat(checkpoint.tensors().sequencedKeySet())
        .containsExactly("w", "half", "empty", "scalar");
    assertThat(checkpoint.tensors().get("w").floats()).containsExactly(TorchFiles.W);
    assertThat(checkpoint.tensors().get("half").floats()).containsExactly(TorchFiles.B);
    assertThat(checkpoint.tensors().get("half").dtype()).isEqualTo(DType.FLOAT16);
    assertThat(checkpoint.tensors().get("scalar").floats()).containsExactly(Float.MIN_VALUE);
    assertThat(checkpoint.metadata().toPlain())
        .isEqualTo(Map.of("__metadata__", Map.of("stegoscope.note", "ä \"quoted\"")));
  }

  @Test
  void anExistingFileIsReplacedAndNothingIsLeftBeside() throws IOException {
    Path file = folder.resolve("model.safetensors");
    Files.writeString(file, "old");
    new SafetensorsWriter().add("b", new long[] {3}, TorchFiles.B).write(file);
    assertThat(Checkpoint.read(file, JobContext.NONE).tensors()).containsKey("b");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aFailureLeavesNothingBehind() throws IOException {
    Path target = Files.createDirectories(folder.resolve("taken.safetensors").resolve("inside"));
    assertThatThrownBy(() ->
            new SafetensorsWriter()
                .add("b", new long[] {3}, TorchFiles.B)
                .write(target.getParent()))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("taken.safetensors cannot be written");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(target.getParent());
    }
  }

  @Test
  void aShapeThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> new SafetensorsWriter().add("b", new long[] {4}, TorchFiles.B))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("b has the shape [4] and 3 values");
  }
}
