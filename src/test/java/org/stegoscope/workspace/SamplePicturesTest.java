package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.dataset.collection.DatasetFormat;
import org.stegoscope.dataset.collection.DatasetSource;
import org.stegoscope.dataset.collection.TinyFiles;
import org.stegoscope.workspace.evaluation.EvaluationViewModel;
import org.stegoscope.workspace.evaluation.SamplePicture;

/// Pictures of a split in small. Jobs are held until released, and run here.
final class SamplePicturesTest {

  private static final int WIDE = 400;
  private static final int HIGH = 200;

  @TempDir Path folder;
  private HeldWorkspace held;
  private EvaluationViewModel evaluation;

  @BeforeEach
  void open() throws IOException {
    TinyFiles files = new TinyFiles(folder);
    for (int i = 0; i < 9; i++) {
      files.photo("images/val/p%d.png".formatted(i), WIDE, HIGH);
      // The right half is void.
      files.grey(
          "labels/val/p%d.png".formatted(i), WIDE, HIGH, (x, _) -> x < WIDE / 2 ? x / 100 : 255);
      files.photo("images/train/t%d.png".formatted(i), 4, 2);
    }
    files.text("images/val/p3.png", "no picture");
    files.text("classes.txt", "0 near 200 0 0\n1 far 0 0 200\n");
    held = new HeldWorkspace(folder.resolve("models"));
    evaluation = held.workspace().evaluation();
    evaluation.open(new DatasetSource(DatasetFormat.FOLDER, folder));
  }

  @AfterEach
  void close() {
    held.close();
  }

  private List<SamplePicture> shown() {
    return evaluation.samples().picturesProperty().get();
  }

  @Test
  void theyAreEvenlySpreadAndWithoutThoseThatCannotBeRead() {
    held.release();
    assertThat(shown()).extracting(SamplePicture::id).containsExactly("p0", "p1", "p4", "p6", "p7");
    assertThat(held.workspace().notices().items()).isEmpty();
  }

  @Test
  void labelsAreAsSmallAsTheirPhotoAndNotMixed() {
    held.release();
    SamplePicture first = shown().getFirst();
    Raster labels = first.labels().orElseThrow();
    assertThat(first.photo().width()).isEqualTo(176).isEqualTo(labels.width());
    assertThat(first.photo().height()).isEqualTo(88).isEqualTo(labels.height());
    for (int x = 0; x < labels.width(); x++) {
      int wanted = x < 44 ? 0xFFC80000 : x < 88 ? 0xFF0000C8 : 0xFF000000;
      assertThat(labels.argb()[x]).as("column %d", x).isEqualTo(wanted);
    }
  }

  @Test
  void anotherSplitTakesTheirPlace() {
    held.release();
    evaluation.settings().splitProperty().set("train");
    assertThat(shown()).isEmpty();
    evaluation.settings().splitProperty().set("val");
    evaluation.settings().splitProperty().set("train");
    held.release();
    assertThat(shown()).extracting(SamplePicture::id).startsWith("t0").hasSize(6);
    assertThat(shown().getFirst().labels()).isEmpty();
    assertThat(shown().getFirst().photo().width()).isEqualTo(4);
  }
}
