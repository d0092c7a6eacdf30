package org.stegoscope.study.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.Fixtures;
import org.stegoscope.Fixtures.Golden;
import org.stegoscope.analysis.Maps;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.DatasetSource;
import org.stegoscope.dataset.collection.TinyFiles;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.ModelLoader;
import org.stegoscope.model.ModelOptions;

final class NeighboursTest {

  private static final String CASE = "F_dimred/f2_knn_precompute";

  @TempDir Path folder;

  /// The fifty images of the case as files, and the network that the reference had.
  private FrozenFeatures.Wanted wanted() throws IOException {
    double[] pixels = Fixtures.golden(CASE, "images_u8").values();
    TinyFiles files = new TinyFiles(Files.createDirectories(folder.resolve("data")));
    for (int i = 0; i < 50; i++) {
      int image = i;
      files.colored(
          "images/train/p%02d.png".formatted(i),
          48,
          48,
          (x, y) -> {
            int at = ((image * 48 + y) * 48 + x) * 3;
            return (int) pixels[at] << 16 | (int) pixels[at + 1] << 8 | (int) pixels[at + 2];
          });
    }
    Dataset dataset = DatasetSource.parse("folder:" + files.folder()).open(JobContext.NONE);
    String split = dataset.splits().firstEntry().getKey();
    return new FrozenFeatures.Wanted(
        dataset, split, dataset.split(split), new Resolution.Native(), FeatureRequest.DINO);
  }

  private static LoadedModel model() {
    return new ModelLoader()
        .load(
            Fixtures.path("A_dino_vit/a1_embed384_d2_p8/backbone.pth"),
            ModelOptions.DEFAULT,
            JobContext.NONE);
  }

  private static void refuse(int sample, String sentence) {
    throw new AssertionError(sample + " " + sentence);
  }

  /// From the pictures to the table, as STEGO's `precompute_knns.py`. Neighbours whose similarities
  /// differ by less than 1e-5 may change places, as the case says; tolerances are those of the
  /// case.
  @Test
  void theTableIsThatOfStego() throws IOException {
    FrozenFeatures.Wanted wanted = wanted();
    Path kept = folder.resolve("kept");
    LoadedModel model = model();
    MeanFeatures means;
    try (model;
        FrozenFeatures features =
            FrozenFeatures.open(kept, wanted, model, NeighboursTest::refuse, JobContext.NONE)) {
      means = MeanFeatures.of(features, JobContext.NONE);
      Fixtures.golden(CASE, "pooled_features").assertReproducedBy(unit(means));
      MeanFeatures passed =
          MeanFeatures.compute(
              Optional.of(folder.resolve("means")),
              wanted,
              model,
              NeighboursTest::refuse,
              JobContext.NONE);
      assertThat(passed.values()).isEqualTo(means.values());
      assertThat(passed.digest()).isEqualTo(means.digest());
      Neighbours found = Neighbours.of(kept, features, Neighbours.Mode.PLAIN, 0, JobContext.NONE);
      assertGolden(found);
      assertThat(lists(Neighbours.of(kept, passed, Neighbours.Mode.PLAIN, 0, JobContext.NONE)))
          .isEqualTo(lists(found));
    }
    // A closed model cannot compute anything: means are kept, too.
    MeanFeatures again =
        MeanFeatures.compute(
            Optional.of(folder.resolve("means")),
            wanted,
            model,
            NeighboursTest::refuse,
            JobContext.NONE);
    assertThat(again.values()).isEqualTo(means.values());
  }

  private static void assertGolden(Neighbours found) {
    double[] expected = Fixtures.golden(CASE, "nns").values();
    Golden similarities = Fixtures.golden(CASE, "similarities");
    assertThat(found.length()).isEqualTo(30);
    for (int i = 0; i < 50; i++) {
      List<Neighbours.Near> near = found.of(i);
      assertThat(near.getFirst()).isEqualTo(new Neighbours.Near(i, 1));
      for (int rank = 0; rank < 30; rank++) {
        double here = similarities.values()[i * 50 + near.get(rank).index()];
        double there = similarities.values()[i * 50 + (int) expected[i * 30 + rank]];
        assertThat(here).isCloseTo(there, within(1e-5));
        assertThat((double) near.get(rank).similarity())
            .isCloseTo(here, within(similarities.atol() + similarities.rtol()));
      }
    }
  }

  private static float[] unit(MeanFeatures means) {
    float[] unit = new float[means.values().length];
    for (int image = 0; image < means.images(); image++) {
      double sum = 0;
      for (int c = 0; c < means.channels(); c++) {
        double value = means.values()[image * means.channels() + c];
        sum += value * value;
      }
      for (int c = 0; c < means.channels(); c++) {
        int at = image * means.channels() + c;
        unit[at] = (float) (means.values()[at] / Math.sqrt(sum));
      }
    }
    return unit;
  }

  private static List<List<Neighbours.Near>> lists(Neighbours of) {
    return IntStream.range(0, of.size()).mapToObj(of::of).toList();
  }

  private static MeanFeatures drawn(int images) {
    SplittableRandom random = new SplittableRandom(images);
    // Every third sample could not be read.
    List<Integer> samples =
        Stream.iterate(0, sample -> sample + (sample % 3 == 0 ? 1 : 2)).limit(images).toList();
    return new MeanFeatures(
        "features", samples, 24, Maps.filled(images * 24, _ -> random.nextGaussian() + 0.3));
  }

  private Neighbours of(MeanFeatures means, Neighbours.Mode mode, long seed) {
    return Neighbours.of(folder, means, mode, seed, JobContext.NONE);
  }

  private List<Path> tables() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.getFileName().toString().startsWith("neighbours-")).toList();
    }
  }

  @Test
  void aTableIsComputedOnceAndADamagedOneAgain() throws IOException {
    MeanFeatures means = drawn(60);
    List<List<Neighbours.Near>> first = lists(of(means, Neighbours.Mode.PLAIN, 0));
    Path table = tables().getFirst();
    byte[] bytes = Files.readAllBytes(table);
    // Read, not computed: other numbers under the same digest change nothing.
    MeanFeatures others =
        new MeanFeatures("features", means.samples(), 24, drawn(61).values().clone());
    assertThat(lists(of(others, Neighbours.Mode.PLAIN, 0))).isEqualTo(first);
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 30; i++) {
      byte[] damaged =
          java.util.Arrays.copyOf(bytes, i % 2 == 0 ? bytes.length : random.nextInt(bytes.length));
      if (i % 2 == 0) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(table, damaged);
      assertThat(lists(of(means, Neighbours.Mode.PLAIN, 0))).isEqualTo(first);
      assertThat(Files.readAllBytes(table)).isEqualTo(bytes);
    }
    assertThat(tables()).hasSize(1);
  }

  @Test
  void otherImagesModesAndSeedsHaveOtherTables() throws IOException {
    MeanFeatures means = drawn(40);
    of(means, Neighbours.Mode.PLAIN, 0);
    // Without noise the seed changes nothing.
    of(means, Neighbours.Mode.PLAIN, 1);
    assertThat(tables()).hasSize(1);
    of(means, Neighbours.Mode.AS_UPSTREAM, 0);
    of(means, Neighbours.Mode.AS_UPSTREAM, 1);
    of(drawn(41), Neighbours.Mode.PLAIN, 0);
    assertThat(tables()).hasSize(4);
  }

  @Test
  void samplesThatWereLeftOutHaveNoNumber() {
    MeanFeatures means = drawn(10);
    Neighbours found = of(means, Neighbours.Mode.PLAIN, 0);
    assertThat(found.size()).isEqualTo(10);
    assertThat(found.length()).isEqualTo(10);
    for (int image = 0; image < 10; image++) {
      assertThat(found.sample(image)).isEqualTo(means.samples().get(image));
      assertThat(found.image(found.sample(image))).contains(image);
    }
    assertThat(found.image(2)).isEmpty();
  }

  /// A tenth of 40,000 channels, give or take four deviations of a binomial (240).
  @Test
  void upstreamsNoiseDropsATenthOfTheChannelsOfEachImage() {
    MeanFeatures means =
        new MeanFeatures(
            "ones", IntStream.range(0, 400).boxed().toList(), 100, Maps.filled(40_000, _ -> 1));
    float[] dropped = means.dropped(5).values();
    int zeros = 0;
    for (float value : dropped) {
      assertThat(value).isIn(0f, (float) (1 / 0.9));
      zeros += value == 0 ? 1 : 0;
    }
    assertThat(zeros).isBetween(4000 - 240, 4000 + 240);
    assertThat(means.dropped(5).values()).isEqualTo(dropped);
    assertThat(means.dropped(6).values()).isNotEqualTo(dropped);
  }

  @Test
  void upstreamsNoiseChangesNeighboursButKeepsTheImageItselfFirst() {
    MeanFeatures means = drawn(50);
    Neighbours plain = of(means, Neighbours.Mode.PLAIN, 0);
    Neighbours noisy = of(means, Neighbours.Mode.AS_UPSTREAM, 7);
    int same = 0;
    for (int image = 0; image < 50; image++) {
      assertThat(noisy.of(image).getFirst().index()).isEqualTo(image);
      same += noisy.of(image).get(1).index() == plain.of(image).get(1).index() ? 1 : 0;
    }
    assertThat(same).isBetween(1, 49);
  }

  /// 7,000 draws of seven neighbours: 1,000 each, give or take five deviations (146).
  @Test
  void neighboursAreDrawnEvenlyAndNeverTheImageItself() {
    Neighbours found = of(drawn(50), Neighbours.Mode.PLAIN, 0);
    SplittableRandom random = new SplittableRandom(1);
    Map<Integer, Integer> counts = new HashMap<>();
    for (int i = 0; i < 7000; i++) {
      counts.merge(found.drawn(4, 7, random), 1, Integer::sum);
    }
    List<Integer> expected =
        found.of(4).subList(1, 8).stream().map(Neighbours.Near::index).toList();
    assertThat(counts.keySet()).containsExactlyInAnyOrderElementsOf(expected).doesNotContain(4);
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(854, 1146));
  }

  @Test
  void fewImagesHaveShortListsAndOneHasNoNeighbour() {
    Neighbours two = of(drawn(2), Neighbours.Mode.PLAIN, 0);
    assertThat(two.drawn(0, 7, new SplittableRandom(1))).isEqualTo(1);
    Neighbours one = of(drawn(1), Neighbours.Mode.PLAIN, 0);
    assertThat(one.of(0)).containsExactly(new Neighbours.Near(0, 1));
    assertThatThrownBy(() -> one.drawn(0, 7, new SplittableRandom(1)))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage(
            "A neighbour cannot be drawn: there is one image only; training with neighbours needs"
                + " two or more.");
  }

  @Test
  void theBitsDoNotDependOnTheCores() throws Exception {
    MeanFeatures means = drawn(700);
    List<List<List<Neighbours.Near>>> found = new ArrayList<>();
    for (int cores : new int[] {1, 3}) {
      try (ForkJoinPool pool = new ForkJoinPool(cores)) {
        Path own = folder.resolve("cores" + cores);
        found.add(
            pool.submit(() ->
                    lists(Neighbours.of(own, means, Neighbours.Mode.PLAIN, 0, JobContext.NONE)))
                .get());
      }
    }
    assertThat(found.get(1)).isEqualTo(found.get(0));
  }

  @Test
  void aCancelIsNoticedAndLeavesNoFile() throws IOException {
    JobContext cancelled =
        new JobContext() {
          @Override
          public void progress(String stage, double fraction) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    MeanFeatures means = drawn(50);
    assertThatThrownBy(() -> Neighbours.of(folder, means, Neighbours.Mode.PLAIN, 0, cancelled))
        .isInstanceOf(JobCancelledException.class);
    assertThat(tables()).isEmpty();
  }
}
