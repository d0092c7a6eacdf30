package org.stegoscope.workspace.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.stegoscope.training.Correspondence;
import org.stegoscope.training.TrainingSettings;

/// What is told of the cosines of pairs.
final class SimilaritiesTest {

  private static Correspondence.Similarities pairs(float... cosines) {
    double mean = 0;
    for (float cosine : cosines) {
      mean += cosine / cosines.length;
    }
    return new Correspondence.Similarities(0, mean, 0, cosines);
  }

  private static Similarities of(float[] positives, float[] negatives) {
    return Similarities.of(
        7,
        new Correspondence(
            0, pairs(positives), pairs(positives), pairs(negatives), new float[0], new float[0]),
        TrainingSettings.STANDARD);
  }

  @Test
  void pairsAreCountedInBinsFromMinusOneToOne() {
    Similarities found = of(new float[] {-1, 0.01f, 0.99f, 1}, new float[] {0, 0.1f});
    Similarities.Kind self = found.kinds().getFirst();
    assertThat(found.step()).isEqualTo(7);
    assertThat(self.shares()[0]).isEqualTo(0.25);
    assertThat(self.shares()[self.shares().length / 2]).isEqualTo(0.25);
    assertThat(self.shares()[self.shares().length - 1]).isEqualTo(0.5);
    // Quarters and halves are exact.
    assertThat(DoubleStream.of(self.shares()).sum()).isEqualTo(1);
    assertThat(self.words()).isEqualTo("mean 0.25 · 25 % within 0.25 of 0 · 50 % above 0.5");
  }

  @Test
  void adviceNamesTheShiftAndWhichWay() {
    Similarities bad = of(new float[] {0, 0.1f, -0.1f}, new float[] {0.6f, 0.7f, 0.1f});
    assertThat(bad.kinds().stream().map(Similarities.Kind::advice))
        .containsExactly(
            "They stay near 0: lower pos_intra_shift (now 0.18).",
            "They stay near 0: lower pos_inter_shift (now 0.12).",
            "They pile up above 0: raise neg_inter_shift (now 0.46).");
    Similarities good = of(new float[] {0, 0.1f, 0.9f}, new float[] {0.1f, -0.1f, 0.6f});
    assertThat(good.kinds().stream().map(Similarities.Kind::advice))
        .containsExactly(
            "Part of them lies near 1, as it should.",
            "Part of them lies near 1, as it should.",
            "Most lie near 0, as they should.");
    Similarities collapsed = of(new float[] {1, 0.99f}, new float[] {-0.6f, -0.7f});
    assertThat(collapsed.kinds().get(1).advice())
        .isEqualTo(
            "Nearly all lie near 1, as if there were one class: raise pos_inter_shift (now 0.12).");
    assertThat(collapsed.kinds().get(2).advice())
        .isEqualTo("Many lie below 0: lower neg_inter_shift (now 0.46).");
  }

  @Test
  void curvesAreSmoothedWithoutAPullToZero() {
    RunCurve curve = new RunCurve(new double[] {1, 2, 3}, new double[] {4, 4, Double.NaN});
    assertThat(curve.smoothed(0)).containsExactly(4, 4, 4);
    // Sums of products of a few numbers: rounding errors of some units in the last place.
    assertThat(curve.smoothed(0.9)).containsExactly(new double[] {4, 4, 4}, within(1e-12));
    RunCurve step = new RunCurve(new double[] {1, 2}, new double[] {0, 1});
    // (0.5 · 0.5 · 0 + 0.5 · 1) / 0.75.
    assertThat(step.smoothed(0.5)[1]).isEqualTo(2.0 / 3, within(1e-12));
  }

  @Test
  void theNearestStepIsFound() {
    double[] steps = {10, 20, 40};
    assertThat(
            Arrays.stream(new double[] {-5, 10, 14, 16, 29, 31, 99})
                .mapToObj(step -> RunCurve.nearest(steps, step)))
        .containsExactly(0, 0, 0, 1, 1, 2, 2);
    assertThat(RunCurve.nearest(new double[0], 1)).isEqualTo(-1);
  }

  @Test
  void longCurvesAreThinnedToMeans() {
    RunCurves.Growing growing = new RunCurves.Growing();
    int most = RunCurves.Growing.MOST;
    for (int i = 0; i <= most; i++) {
      growing.add("a", i, i);
    }
    RunCurve thinned = growing.curves().of("a");
    assertThat(thinned.size()).isEqualTo(most / 2 + 1);
    assertThat(thinned.steps()).startsWith(1, 3, 5).endsWith(most - 1, most);
    assertThat(thinned.values()).startsWith(0.5, 2.5, 4.5).endsWith(most - 1.5, most);
    assertThat(growing.curves().of("b").size()).isZero();
  }
}
