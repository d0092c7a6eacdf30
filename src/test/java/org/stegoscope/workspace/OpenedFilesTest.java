package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

final class OpenedFilesTest {

  @TempDir Path folder;

  @Test
  void filesAreToldApartByTheirNames() {
    OpenedFiles opened =
        OpenedFiles.of(
            List.of(Path.of("a.JPG"), Path.of("b.ckpt"), Path.of("c.safetensors"), Path.of("d")),
            JobContext.NONE);
    assertThat(opened.photos()).containsExactly(Path.of("a.JPG"), Path.of("d"));
    assertThat(opened.checkpoints()).containsExactly(Path.of("b.ckpt"), Path.of("c.safetensors"));
  }

  @Test
  void aFolderGivesItsPhotosByName() throws IOException {
    for (String name : List.of("b.png", "a.jpeg", "notes.txt", "model.pth")) {
      Files.createFile(folder.resolve(name));
    }
    OpenedFiles opened = OpenedFiles.of(List.of(folder), JobContext.NONE);
    assertThat(opened.photos()).containsExactly(folder.resolve("a.jpeg"), folder.resolve("b.png"));
    assertThat(opened.checkpoints()).isEmpty();
  }

  @Test
  void aFolderWithoutPhotosIsAnErrorOfOneSentence() {
    assertThatThrownBy(() -> OpenedFiles.of(List.of(folder), JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("has no photos");
  }
}
