package org.stegoscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.analysis.trust.Disagreement;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

final class DoubtTest {

  /// The reference reads probabilities that were rounded to float.
  private static final double ROUNDING = 2e-6;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 27})
  void doubtsAreThoseOfTheProbabilities(int classes) {
    SplittableRandom random = new SplittableRandom(classes);
    FeatureMap code = Maps.gaussianMap(random, 4, 5, 6);
    float[] matrix = Maps.gaussian(random, classes * 6);
    for (Probe probe :
        new Probe[] {
          new LinearProbe(classes, 6, matrix, Maps.gaussian(random, classes)),
          new ClusterProbe(classes, 6, matrix)
        }) {
      float[] logs = ProbeMaps.logProbabilities(probe, code, 17, 13, JobContext.NONE);
      ScalarMap confidence = doubt(probe, code, Doubt.CONFIDENCE);
      ScalarMap margin = doubt(probe, code, Doubt.MARGIN);
      ScalarMap entropy = doubt(probe, code, Doubt.ENTROPY);
      for (int i = 0; i < 17 * 13; i++) {
        double first = 0;
        double second = 0;
        double sum = 0;
        for (int k = 0; k < classes; k++) {
          double p = Math.exp(logs[k * 17 * 13 + i]);
          second = p > first ? first : Math.max(second, p);
          first = Math.max(first, p);
          sum -= p * Math.log(p);
        }
        assertThat((double) confidence.values()[i])
            .isCloseTo(1 - first, org.assertj.core.data.Offset.offset(ROUNDING));
        assertThat((double) margin.values()[i])
            .isCloseTo(1 - (first - second), org.assertj.core.data.Offset.offset(ROUNDING));
        assertThat((double) entropy.values()[i])
            .isCloseTo(
                classes == 1 ? 0 : sum / Math.log(classes),
                org.assertj.core.data.Offset.offset(ROUNDING));
      }
    }
  }

  private static ScalarMap doubt(Probe probe, FeatureMap code, Doubt measure) {
    return ProbeMaps.doubt(probe, code, 17, 13, measure, JobContext.NONE);
  }

  @Test
  void equalScoresAreDoubtedWholly() {
    FeatureMap code = Maps.gaussianMap(new SplittableRandom(1), 2, 2, 3);
    LinearProbe same = new LinearProbe(4, 3, new float[12], new float[4]);
    assertThat(doubt(same, code, Doubt.ENTROPY).values()).containsOnly(1);
    assertThat(doubt(same, code, Doubt.MARGIN).values()).containsOnly(1);
    assertThat(doubt(same, code, Doubt.CONFIDENCE).values()).containsOnly(0.75f);
  }

  @Test
  void centroidsHaveNoProbabilitiesToDoubt() {
    FeatureMap code = Maps.gaussianMap(new SplittableRandom(1), 2, 2, 3);
    CentroidProbe centroids = new CentroidProbe(2, 3, new float[6]);
    assertThatThrownBy(() -> doubt(centroids, code, Doubt.ENTROPY))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("no class probabilities");
  }

  /// Cluster 1 is mostly class 0 and cluster 0 mostly class 1; cluster 2 is left over.
  @Test
  void probesAgreeWhereMatchedClustersAreTheClass() {
    LabelMap clustered = new LabelMap(4, 2, new byte[] {1, 1, 1, 0, 0, 0, 2, -1});
    LabelMap classified = new LabelMap(4, 2, new byte[] {0, 0, 1, 1, 1, 1, 0, 0});
    assertThat(Disagreement.of(clustered, classified, 3, 2).values())
        .containsExactly(0, 0, 1, 0, 0, 0, 1, Float.NaN);
  }
}
