package org.stegoscope.study.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.ModelInput;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.dataset.collection.CropScheme;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.DatasetSource;
import org.stegoscope.dataset.collection.TinyFiles;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.ModelLoader;
import org.stegoscope.model.ModelOptions;
import org.stegoscope.model.TestBackbone;

/// Eight pictures of 48 x 40 pixels, of which a network sees the middle square of 32 pixels.
final class FrozenFeaturesTest {

  private static final int IMAGES = 8;
  private static final Resolution SQUARE = new Resolution.Upstream(32);

  @TempDir Path folder;
  private TinyFiles files;
  private LoadedModel model;

  @BeforeEach
  void begin() throws IOException {
    files = new TinyFiles(Files.createDirectories(folder.resolve("data")));
    for (int i = 0; i < IMAGES; i++) {
      picture(i, 48, 40);
      int edge = 3 * i;
      files.grey("labels/train/p%d.png".formatted(i), 48, 40, (x, _) -> x < edge ? 0 : 1);
    }
    files.text("classes.txt", "0 left 200 0 0\n1 right 0 0 200\n");
    Path weights = new TestBackbone(32, 8, 16, 2, 32).write(folder.resolve("vit.safetensors"));
    model = new ModelLoader().load(weights, ModelOptions.DEFAULT, JobContext.NONE);
  }

  @AfterEach
  void end() {
    model.close();
  }

  private void picture(int i, int width, int height) throws IOException {
    files.colored(
        "images/train/p%d.png".formatted(i % IMAGES),
        width,
        height,
        (x, y) -> 7919 * i * (x + 1) ^ 331 * y);
  }

  private FrozenFeatures.Wanted wanted(Resolution resolution) {
    Dataset dataset = DatasetSource.parse("folder:" + files.folder()).open(JobContext.NONE);
    return wanted(dataset, resolution);
  }

  private static FrozenFeatures.Wanted wanted(Dataset dataset, Resolution resolution) {
    return new FrozenFeatures.Wanted(
        dataset, "train", dataset.split("train"), resolution, FeatureRequest.DINO);
  }

  private FrozenFeatures open(FrozenFeatures.Wanted wanted) {
    return FrozenFeatures.open(
        folder.resolve("kept"),
        wanted,
        model,
        (_, sentence) -> {
          throw new AssertionError(sentence);
        },
        JobContext.NONE);
  }

  private Path file(FrozenFeatures.Wanted wanted) {
    return FrozenFeatures.file(folder.resolve("kept"), wanted.digest(model));
  }

  private void assertWhole(FrozenFeatures found, FrozenFeatures.Wanted wanted) {
    assertThat(found.size()).isEqualTo(wanted.samples().size());
    for (int i = 0; i < found.size(); i++) {
      var sample = wanted.samples().get(i);
      var example = wanted.dataset().example(sample, JobContext.NONE);
      ModelInput input = ModelInput.prepare(example.photo().image(), wanted.resolution(), 8);
      assertThat(found.sample(i)).isEqualTo(i);
      assertThat(found.map(i).values())
          .isEqualTo(model.features(input, FeatureRequest.DINO, JobContext.NONE).values());
      LabelMap labels =
          Target.of(
                  example.photo().image(),
                  example.labels().orElseThrow(),
                  wanted.resolution(),
                  input,
                  8)
              .labels();
      assertThat(found.labels(i).orElseThrow()).usingRecursiveComparison().isEqualTo(labels);
    }
  }

  @Test
  void featuresAndLabelsAreThoseOfTheNetworkAndTheDataSet() {
    for (Resolution resolution :
        List.of(SQUARE, new Resolution.Fixed(24, 32), new Resolution.Native())) {
      FrozenFeatures.Wanted wanted = wanted(resolution);
      try (FrozenFeatures found = open(wanted)) {
        assertWhole(found, wanted);
      }
    }
    try (FrozenFeatures found = open(wanted(SQUARE))) {
      assertThat(found.grid()).isEqualTo(new PatchGrid(4, 4, 8));
      assertThat(found.channels()).isEqualTo(16);
      float[] batch = new float[2 * 256];
      found.copyTo(5, batch, 256);
      assertThat(Arrays.copyOfRange(batch, 256, 512)).isEqualTo(found.map(5).values());
      assertThat(Arrays.copyOf(batch, 256)).containsOnly(0);
    }
  }

  /// A closed model cannot compute anything.
  @Test
  void nothingIsComputedTwice() {
    FrozenFeatures.Wanted wanted = wanted(SQUARE);
    float[] first;
    try (FrozenFeatures found = open(wanted)) {
      first = found.map(3).values();
    }
    model.close();
    try (FrozenFeatures found = open(wanted)) {
      assertThat(found.size()).isEqualTo(IMAGES);
      assertThat(found.map(3).values()).isEqualTo(first);
    }
  }

  @Test
  void aFileThatWasCutAnywhereIsMadeWholeAgain() throws IOException {
    FrozenFeatures.Wanted wanted = wanted(SQUARE);
    open(wanted).close();
    byte[] all = Files.readAllBytes(file(wanted));
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 12; i++) {
      Files.write(file(wanted), Arrays.copyOf(all, random.nextInt(all.length)));
      open(wanted).close();
      assertThat(Files.readAllBytes(file(wanted))).isEqualTo(all);
    }
  }

  @Test
  void aDamagedRecordIsComputedAgain() throws IOException {
    FrozenFeatures.Wanted wanted = wanted(SQUARE);
    open(wanted).close();
    byte[] all = Files.readAllBytes(file(wanted));
    SplittableRandom random = new SplittableRandom(12);
    for (int i = 0; i < 12; i++) {
      byte[] damaged = all.clone();
      damaged[random.nextInt(all.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file(wanted), damaged);
      try (FrozenFeatures found = open(wanted)) {
        assertWhole(found, wanted);
      }
    }
  }

  @Test
  void otherPicturesLabelsOrResolutionsHaveOtherFiles() throws IOException {
    List<String> digests = new ArrayList<>();
    List<String> ofFeatures = new ArrayList<>();
    for (int change = 0; change < 4; change++) {
      switch (change) {
        case 1 -> picture(2 + IMAGES, 48, 40);
        case 2 -> files.text("classes.txt", "0 left 200 0 0\n1 right 0 0 200\n2 none 1 1 1\n");
        default -> {}
      }
      FrozenFeatures.Wanted wanted = wanted(change == 3 ? new Resolution.Upstream(40) : SQUARE);
      digests.add(wanted.digest(model));
      ofFeatures.add(wanted.digests(model).ofFeatures());
    }
    assertThat(digests).doesNotHaveDuplicates();
    // Features do not depend on classes.
    assertThat(ofFeatures.get(2)).isEqualTo(ofFeatures.get(1));
    assertThat(ofFeatures.get(3)).isNotEqualTo(ofFeatures.get(2));
    try (FrozenFeatures found = open(wanted(SQUARE))) {
      assertThat(found.digest()).isEqualTo(digests.get(2));
    }
  }

  @Test
  void theFirstImageOfAnotherGridIsNamed() throws IOException {
    picture(2, 64, 40);
    files.grey("labels/train/p2.png", 64, 40, (_, _) -> 0);
    FrozenFeatures.Wanted wanted = wanted(new Resolution.Native());
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> open(wanted))
          .isInstanceOf(StegoscopeException.class)
          .hasMessage(
              "p0 has 6 x 5 patches and p2 8 x 5: to be trained on, all images must have as many."
                  + " Choose a resolution with a fixed size, such as upstream:224 or 320x240.");
    }
  }

  @Test
  void imagesNeedNoLabels() throws IOException {
    Files.delete(files.folder().resolve("labels/train/p4.png"));
    try (FrozenFeatures found = open(wanted(SQUARE))) {
      assertThat(found.size()).isEqualTo(IMAGES);
      assertThat(found.labels(4)).isEmpty();
      assertThat(found.labels(5)).isPresent();
    }
  }

  @Test
  void imagesThatCannotBeReadAreLeftOutWithASentence() throws IOException {
    files.text("images/train/p1.png", "no picture");
    FrozenFeatures.Wanted wanted = wanted(SQUARE);
    for (int i = 0; i < 2; i++) {
      List<String> leftOut = new ArrayList<>();
      try (FrozenFeatures found =
          FrozenFeatures.open(
              folder, wanted, model, (n, text) -> leftOut.add(n + " " + text), JobContext.NONE)) {
        assertThat(found.size()).isEqualTo(IMAGES - 1);
        assertThat(found.sample(0)).isZero();
        assertThat(found.sample(1)).isEqualTo(2);
      }
      assertThat(leftOut).hasSize(1);
      assertThat(leftOut.getFirst()).startsWith("1 ").contains("p1.png");
    }
  }

  @Test
  void partsOfPicturesAreImagesOfTheirOwn() {
    Dataset dataset =
        DatasetSource.parse("folder:" + files.folder())
            .open(JobContext.NONE)
            .cropped(new CropScheme.Five());
    FrozenFeatures.Wanted wanted = wanted(dataset, SQUARE);
    try (FrozenFeatures found = open(wanted)) {
      assertThat(found.size()).isEqualTo(5 * IMAGES);
      assertWhole(found, wanted);
    }
  }

  @Test
  void manyThreadsRead() {
    FrozenFeatures.Wanted wanted = wanted(SQUARE);
    try (FrozenFeatures found = open(wanted)) {
      List<float[]> alone =
          IntStream.range(0, IMAGES).mapToObj(i -> found.map(i).values()).toList();
      List<float[]> together =
          IntStream.range(0, 50 * IMAGES)
              .parallel()
              .mapToObj(i -> found.map(i % IMAGES).values())
              .toList();
      for (int i = 0; i < together.size(); i++) {
        assertThat(together.get(i)).isEqualTo(alone.get(i % IMAGES));
      }
    }
  }

  @Test
  void whatWasDoneBeforeACancelIsKept() {
    FrozenFeatures.Wanted wanted = wanted(SQUARE);
    Path kept = folder.resolve("kept");
    JobContext half = until(0.55);
    assertThatThrownBy(() -> FrozenFeatures.open(kept, wanted, model, (_, _) -> {}, half))
        .isInstanceOf(JobCancelledException.class);
    FeatureCost left = FeatureCost.of(kept, wanted, model, JobContext.NONE);
    assertThat(left.missing()).isBetween(1, IMAGES - 2);
    try (FrozenFeatures found = open(wanted)) {
      assertWhole(found, wanted);
    }
  }

  /// Cancelled once so much of the whole is done.
  private static JobContext until(double share) {
    return new JobContext() {
      private volatile boolean over;

      @Override
      public void progress(String stage, double fraction) {
        over |= fraction >= share;
      }

      @Override
      public boolean isCancelled() {
        return over;
      }
    };
  }

  @Test
  void theCostIsKnownBefore() throws IOException {
    FrozenFeatures.Wanted wanted = wanted(SQUARE);
    Path kept = folder.resolve("kept");
    FeatureCost cost = FeatureCost.of(kept, wanted, model, JobContext.NONE);
    assertThat(kept).doesNotExist();
    assertThat(cost.images()).isEqualTo(IMAGES);
    assertThat(cost.missing()).isEqualTo(IMAGES);
    assertThat(cost.missingBytes()).isEqualTo(cost.bytes());
    assertThat(cost.fits()).isTrue();
    open(wanted).close();
    // The digest takes a head and 64 bytes.
    assertThat(Files.size(file(wanted))).isEqualTo(cost.bytes() + 12 + 64);
    FeatureCost after = FeatureCost.of(kept, wanted, model, JobContext.NONE);
    assertThat(after.missingBytes()).isZero();
    assertThat(after.missing()).isZero();
  }

  @Test
  void aDiskThatIsTooSmallIsRefusedBeforeAnythingIsComputed() {
    FrozenFeatures.Wanted wanted = wanted(SQUARE);
    long bytes = FeatureCost.of(folder, wanted, model, JobContext.NONE).bytes();
    assertThatThrownBy(() ->
            FrozenFeatures.open(
                folder, wanted, model, (_, _) -> {}, () -> bytes - 1, JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageStartingWith("Features of 8 images need 0.0 MB in ")
        .hasMessageEndingWith("make room, or choose fewer images or a smaller resolution.");
    FrozenFeatures.open(folder, wanted, model, (_, _) -> {}, () -> bytes, JobContext.NONE).close();
  }
}
