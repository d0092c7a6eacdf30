package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.DatasetSource;
import org.stegoscope.dataset.collection.TinyFiles;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.features.MeanFeatures;
import org.stegoscope.study.features.Neighbours;
import org.stegoscope.workspace.training.NeighbourPicture;
import org.stegoscope.workspace.training.NeighboursViewModel;

/// Walking from neighbour to neighbour. Jobs are held until released, and run here. Twenty images,
/// each a little further on a quarter of a circle; the third sample could not be read.
final class NeighboursViewModelTest {

  private static final int IMAGES = 20;

  @TempDir Path folder;
  private final HeldRunner runner = new HeldRunner();
  private final Notices notices = new Notices();
  private final NeighboursViewModel model =
      new NeighboursViewModel(runner, UiThread.DIRECT, notices);
  private Dataset dataset;

  @BeforeEach
  void makePictures() throws IOException {
    TinyFiles files = new TinyFiles(folder);
    for (int i = 0; i <= IMAGES; i++) {
      files.photo("images/train/p%02d.png".formatted(i), 300 + i, 200);
    }
    dataset = DatasetSource.parse("folder:" + folder).open(JobContext.NONE);
  }

  private void show() {
    float[] values = new float[2 * IMAGES];
    for (int i = 0; i < IMAGES; i++) {
      double angle = Math.PI / 2 * i / IMAGES;
      values[2 * i] = (float) Math.cos(angle);
      values[2 * i + 1] = (float) Math.sin(angle);
    }
    List<Integer> samples = IntStream.rangeClosed(0, IMAGES).filter(i -> i != 2).boxed().toList();
    MeanFeatures means = new MeanFeatures("circle", samples, 2, values);
    model.show(
        Neighbours.of(means, Neighbours.Mode.PLAIN, 0, JobContext.NONE),
        dataset,
        dataset.split("train"));
  }

  private List<String> near() {
    return model.neighboursProperty().get().stream().map(NeighbourPicture::id).toList();
  }

  private long thumbnails() {
    return model.neighboursProperty().get().stream()
        .filter(one -> one.thumbnail().isPresent())
        .count();
  }

  @Test
  void neighboursAreToldAtOnceAndPicturesCome() {
    assertThat(model.captionProperty().get()).isEqualTo(NeighboursViewModel.EMPTY);
    show();
    assertThat(model.imagesProperty().get()).hasSize(IMAGES).startsWith("p00", "p01", "p03");
    assertThat(model.chosenProperty().get()).isZero();
    assertThat(near()).hasSize(IMAGES).startsWith("p00", "p01", "p03", "p04");
    assertThat(model.captionProperty().get())
        .isEqualTo(
            "p00 and the images most like it of 20, by the cosine of the means of their features");
    assertThat(model.neighboursProperty().get().getFirst().words())
        .isEqualTo("itself, cosine 1.00");
    // Two steps of 4.5 degrees: the cosine of 9.
    assertThat(model.neighboursProperty().get().get(2).words()).isEqualTo("cosine 0.99");
    assertThat(model.pictureProperty().get()).isNull();
    assertThat(thumbnails()).isZero();
    runner.releaseFirst();
    assertThat(model.pictureProperty().get().width()).isEqualTo(300);
    runner.releaseFirst();
    assertThat(thumbnails()).isEqualTo(6);
    runner.release();
    assertThat(thumbnails()).isEqualTo(IMAGES);
    assertThat(model.neighboursProperty().get().get(3).thumbnail().orElseThrow().width())
        .isEqualTo(224);
  }

  @Test
  void oneWalksOnAndBack() {
    show();
    runner.release();
    assertThat(model.returnableProperty().get()).isFalse();
    model.choose(5);
    model.choose(5);
    model.choose(9);
    assertThat(near().getFirst()).isEqualTo("p10");
    assertThat(model.returnableProperty().get()).isTrue();
    runner.release();
    assertThat(model.pictureProperty().get().width()).isEqualTo(310);
    model.back();
    assertThat(model.chosenProperty().get()).isEqualTo(5);
    model.back();
    assertThat(model.chosenProperty().get()).isZero();
    assertThat(model.returnableProperty().get()).isFalse();
    model.back();
    model.choose(IMAGES);
    model.choose(-1);
    assertThat(model.chosenProperty().get()).isZero();
    runner.release();
    assertThat(model.pictureProperty().get().width()).isEqualTo(300);
  }

  /// The first was asked for the large and the first small pictures, and neither is waited for.
  @Test
  void picturesOfAnImageThatWasLeftAreNotRead() {
    show();
    model.choose(7);
    runner.release();
    assertThat(runner.started("Reading p00")).isEqualTo(1);
    assertThat(model.pictureProperty().get().width()).isEqualTo(308);
    assertThat(thumbnails()).isEqualTo(IMAGES);
    long before = runner.started("Reading pictures");
    model.choose(8);
    runner.release();
    // All are remembered.
    assertThat(runner.started("Reading pictures")).isEqualTo(before);
    assertThat(thumbnails()).isEqualTo(IMAGES);
  }

  @Test
  void aPictureThatIsGoneIsSaidToBe() throws IOException {
    show();
    Files.delete(folder.resolve("images/train/p00.png"));
    runner.release();
    assertThat(model.pictureProperty().get()).isNull();
    assertThat(model.captionProperty().get()).endsWith("; its picture cannot be read any more");
    assertThat(thumbnails()).isEqualTo(IMAGES - 1);
    assertThat(notices.items()).isEmpty();
  }

  @Test
  void clearedItSaysThatThereIsNothing() {
    show();
    model.choose(3);
    model.clear();
    runner.release();
    assertThat(model.imagesProperty().get()).isEmpty();
    assertThat(model.neighboursProperty().get()).isEmpty();
    assertThat(model.pictureProperty().get()).isNull();
    assertThat(model.chosenProperty().get()).isNegative();
    assertThat(model.returnableProperty().get()).isFalse();
    assertThat(model.captionProperty().get()).isEqualTo(NeighboursViewModel.EMPTY);
  }
}
