package org.stegoscope.analysis.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.stegoscope.analysis.LinearProbe;
import org.stegoscope.analysis.ProbeMaps;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;

/// Golden numbers are of PyTorch 1.13 in float32: five steps of Adam on three images whose numbers
/// are sines, so that they can be made here again. Its sums are of float32, ours of float64; after
/// five steps of 5e-3 that is less than 2e-6.
final class ProbeFitTest {

  private static final double TOLERANCE = 2e-6;
  private static final PatchGrid GRID = new PatchGrid(4, 5, 8);
  private static final FitOptions FIVE_STEPS = new FitOptions(5, 3, 5e-3, 0);

  private record Source(List<Image> images) implements FitSource {

    @Override
    public int size() {
      return images.size();
    }

    @Override
    public Image image(int index) {
      return images.get(index);
    }
  }

  private static float[] sines(int from, int count, double step, double phase, double scale) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) Math.sin(step * (from + i) + phase) * (float) scale;
    }
    return values;
  }

  private static Source golden() {
    List<FitSource.Image> images = new ArrayList<>();
    for (int n = 0; n < 3; n++) {
      byte[] labels = new byte[63];
      for (int i = 0; i < labels.length; i++) {
        int at = n * 63 + i;
        int label = (7 * at + at / 11) % 4;
        labels[i] = (byte) (label == 3 ? 255 : label);
      }
      images.add(
          new FitSource.Image(
              new FeatureMap(GRID, 6, sines(n * 120, 120, 0.37, 1.1, 1)),
              Optional.of(new LabelMap(7, 9, labels))));
    }
    return new Source(images);
  }

  @Test
  void theLinearProbeGoesTheWayOfPyTorch() {
    List<Double> losses = new ArrayList<>();
    LinearProbe probe =
        LinearProbeFit.fit(
            golden(),
            sines(0, 18, 0.9, 0.3, 0.3),
            sines(0, 3, 1.3, 0.2, 0.1),
            FIVE_STEPS,
            (_, loss) -> losses.add(loss));
    assertNear(
        losses.stream().mapToDouble(Double::doubleValue).toArray(),
        1.1202411651611328,
        1.1183429956436157,
        1.1165051460266113,
        1.1147288084030151,
        1.1130152940750122);
    assertNear(
        probe.weights(),
        0.06371526420116425,
        0.2546660006046295,
        0.23389649391174316,
        0.06726288050413132,
        -0.18139702081680298,
        -0.27391427755355835,
        -0.14032170176506042,
        0.1183081790804863,
        0.30600953102111816,
        0.23133189976215363,
        0.012369751930236816,
        -0.23490239679813385,
        -0.2733674645423889,
        -0.1359083503484726,
        0.07394333928823471,
        0.25825297832489014,
        0.22881613671779633,
        0.007394933141767979);
    assertNear(probe.biases(), 0.04478314891457558, 0.07486261427402496, 0.05834255367517471);
  }

  @Test
  void theClusterProbeGoesTheWayOfPyTorch() {
    List<Double> losses = new ArrayList<>();
    float[] centres =
        ClusterProbeFit.fit(
                golden(), 4, sines(0, 24, 1.7, 0.5, 1), FIVE_STEPS, (_, loss) -> losses.add(loss))
            .probe()
            .centers();
    assertNear(
        losses.stream().mapToDouble(Double::doubleValue).toArray(),
        -0.17694993317127228,
        -0.18244443833827972,
        -0.18794329464435577,
        -0.19346386194229126,
        -0.19900603592395782);
    assertNear(
        Arrays.copyOf(centres, 6),
        0.5044070482254028,
        0.833493709564209,
        -0.6627243757247925,
        -0.6062144637107849,
        0.8754833936691284,
        0.43716251850128174);
    assertNear(
        Arrays.copyOfRange(centres, 18, 24),
        -0.3357146084308624,
        0.957528829574585,
        0.08231092244386673,
        -0.9725075364112854,
        0.22445736825466156,
        0.9709323048591614);
  }

  private static void assertNear(double[] found, double... expected) {
    assertThat(found).containsExactly(expected, within(TOLERANCE));
  }

  private static void assertNear(float[] found, double... expected) {
    double[] wide = new double[found.length];
    Arrays.setAll(wide, i -> found[i]);
    assertNear(wide, expected);
  }

  /// Left halves of one kind, right halves of another, with noise; labels to go with them.
  private static Source halves(int images, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<FitSource.Image> made = new ArrayList<>();
    for (int n = 0; n < images; n++) {
      float[] values = new float[GRID.size() * 8];
      for (int token = 0; token < GRID.size(); token++) {
        int kind = token % GRID.columns() < 3 ? 0 : 1;
        for (int i = 0; i < 8; i++) {
          values[token * 8 + i] = (float) ((i % 2 == kind ? 1 : 0) + 0.2 * random.nextGaussian());
        }
      }
      byte[] labels = new byte[40 * 32];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = (byte) (i % 40 < 24 ? 0 : 1);
      }
      made.add(
          new FitSource.Image(
              new FeatureMap(GRID, 8, values), Optional.of(new LabelMap(40, 32, labels))));
    }
    return new Source(made);
  }

  @Test
  void classesThatCanBeToldApartAre() {
    Source source = halves(6, 1);
    LinearProbe probe =
        LinearProbeFit.fit(
            source, 2, new FitOptions(200, 3, 0.05, 4), FitWatcher.NONE, JobContext.NONE);
    FitSource.Image image = halves(1, 9).image(0);
    LabelMap found = ProbeMaps.labels(probe, image.map(), 40, 32, JobContext.NONE);
    byte[] truth = image.labels().orElseThrow().labels();
    int right = 0;
    for (int i = 0; i < truth.length; i++) {
      right += truth[i] == found.labels()[i] ? 1 : 0;
    }
    assertThat(right / (double) truth.length).isGreaterThan(0.95);
  }

  @Test
  void anyNumberOfCoresGivesTheSameBits() throws Exception {
    Source source = halves(7, 2);
    FitOptions options = new FitOptions(20, 4, 0.01, 5);
    LinearProbe here = LinearProbeFit.fit(source, 2, options, FitWatcher.NONE, JobContext.NONE);
    float[] centres = restarts(source, options).getFirst().probe().centers();
    try (ForkJoinPool one = new ForkJoinPool(1)) {
      LinearProbe alone =
          one.submit(() -> LinearProbeFit.fit(source, 2, options, FitWatcher.NONE, JobContext.NONE))
              .get();
      assertThat(alone.weights()).isEqualTo(here.weights());
      assertThat(one.submit(() -> restarts(source, options)).get().getFirst().probe().centers())
          .isEqualTo(centres);
    }
  }

  private static List<ClusterProbeFit.Restart> restarts(Source source, FitOptions options) {
    return ClusterProbeFit.fit(source, 3, 4, options, FitWatcher.NONE, JobContext.NONE);
  }

  @Test
  void theBestOfSeveralStartsIsTheOneWithTheSmallestLoss() {
    Source source = halves(5, 3);
    FitOptions options = new FitOptions(30, 5, 0.02, 8);
    List<ClusterProbeFit.Restart> all = restarts(source, options);
    assertThat(all).hasSize(4).extracting(ClusterProbeFit.Restart::loss).isSorted();
    assertThat(all).extracting(ClusterProbeFit.Restart::seed).doesNotHaveDuplicates().contains(8L);
    // Each start can be made again by itself.
    ClusterProbeFit.Restart third = all.get(2);
    assertThat(
            ClusterProbeFit.fit(
                    source, 3, 1, options.withSeed(third.seed()), FitWatcher.NONE, JobContext.NONE)
                .getFirst()
                .probe()
                .centers())
        .isEqualTo(third.probe().centers());
  }

  @Test
  void aScoreOfTheCallerMayChooseInstead() {
    Source source = halves(5, 3);
    FitOptions options = new FitOptions(10, 5, 0.02, 8);
    List<ClusterProbeFit.Restart> worstFirst =
        ClusterProbeFit.ranked(
            source, 3, 4, options, FitWatcher.NONE, start -> -start.loss(), JobContext.NONE);
    assertThat(worstFirst.reversed()).extracting(ClusterProbeFit.Restart::loss).isSorted();
    // Asked once for each start; where all are equal, the loss decides.
    List<Double> asked = new ArrayList<>();
    List<ClusterProbeFit.Restart> equal =
        ClusterProbeFit.ranked(
            source,
            3,
            4,
            options,
            FitWatcher.NONE,
            start -> {
              asked.add(start.loss());
              return 1;
            },
            JobContext.NONE);
    assertThat(asked).hasSize(4);
    assertThat(equal).extracting(ClusterProbeFit.Restart::loss).isSorted();
  }

  @Test
  void nothingToFitIsRefused() {
    FitOptions options = new FitOptions(3, 2, 0.01, 0);
    assertRefused(
        "There is no image to fit a probe to.",
        () ->
            LinearProbeFit.fit(
                new Source(List.of()), 2, options, FitWatcher.NONE, JobContext.NONE));
    byte[] none = new byte[63];
    Arrays.fill(none, (byte) 255);
    Source unlabelled =
        new Source(
            List.of(
                new FitSource.Image(golden().image(0).map(), Optional.of(new LabelMap(7, 9, none))),
                new FitSource.Image(golden().image(1).map(), Optional.empty())));
    assertRefused(
        "A linear probe cannot be fitted: no pixel has one of the 2 classes.",
        () -> LinearProbeFit.fit(unlabelled, 2, options, FitWatcher.NONE, JobContext.NONE));
    assertRefused(
        "A learning rate is above 0, not NaN.", () -> new FitOptions(1, 1, Double.NaN, 0));
    assertRefused(
        "A probe is fitted in at least one step of at least one image, not 0 of 1.",
        () -> new FitOptions(0, 1, 1, 0));
  }

  @Test
  void featuresThatAreNoNumbersStopTheFitWithTheStep() {
    FitSource.Image image = golden().image(0);
    float[] broken = image.map().values().clone();
    broken[7] = Float.NaN;
    Source source =
        new Source(List.of(new FitSource.Image(new FeatureMap(GRID, 6, broken), image.labels())));
    FitOptions options = new FitOptions(3, 2, 0.01, 0);
    assertThatThrownBy(
            () -> LinearProbeFit.fit(source, 3, options, FitWatcher.NONE, JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageStartingWith("The probe cannot be fitted: at step 1 the loss is NaN.");
    assertThatThrownBy(
            () -> ClusterProbeFit.fit(source, 3, 1, options, FitWatcher.NONE, JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageStartingWith("The probe cannot be fitted: at step 1");
  }

  @Test
  void aCancelIsNoticedAtTheNextStep() {
    AtomicInteger steps = new AtomicInteger();
    JobContext context =
        new JobContext() {
          @Override
          public void progress(String stage, double fraction) {}

          @Override
          public boolean isCancelled() {
            return steps.get() >= 2;
          }
        };
    assertThatThrownBy(() ->
            LinearProbeFit.fit(
                golden(),
                3,
                new FitOptions(1000, 2, 0.01, 0),
                (_, _) -> steps.incrementAndGet(),
                context))
        .isInstanceOf(JobCancelledException.class);
    assertThat(steps).hasValue(2);
  }

  private static void assertRefused(String sentence, Runnable work) {
    assertThatThrownBy(work::run).isInstanceOf(StegoscopeException.class).hasMessage(sentence);
  }
}
