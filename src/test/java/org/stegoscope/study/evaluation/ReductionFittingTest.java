package org.stegoscope.study.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.analysis.projection.FittedReduction;
import org.stegoscope.analysis.projection.Reduction;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.features.FeatureStore;

/// Projections of features that lie in a file: three images, whose tokens know their image and
/// their column.
final class ReductionFittingTest {

  private static final PatchGrid GRID = new PatchGrid(10, 10, 8);
  private static final Reduction PCA = Reduction.parse("pca:2");

  @TempDir Path folder;

  private FeatureStore store() {
    FeatureStore store = FeatureStore.open(folder.resolve("features.bin"), "features");
    for (int image = store.size(); image < 3; image++) {
      float[] values = new float[GRID.size() * 2];
      for (int token = 0; token < GRID.size(); token++) {
        values[2 * token] = image;
        values[2 * token + 1] = GRID.column(token);
      }
      store.add(
          new FeatureStore.Entry(
              image, Optional.empty(), List.of(new FeatureMap(GRID, 2, values))));
    }
    return store;
  }

  private FittedReduction learned(FeatureStore store, int mostVectors) {
    return new ReductionFitting(store, 0, "features", folder, mostVectors)
        .learn(PCA, JobContext.NONE)
        .reduction();
  }

  @Test
  void vectorsAreDrawnEvenlyFromAllImagesAndColumns() {
    try (FeatureStore store = store()) {
      FittedReduction all = learned(store, 1000);
      assertThat(all.vectors()).isEqualTo(300);
      assertThat(all.mean()).containsExactly(1, 4.5);
      FittedReduction few = learned(store, 30);
      assertThat(few.vectors()).isEqualTo(30);
      // Ten of each image, hence their mean; steps of ten tokens would meet one column alone.
      assertThat(few.mean()[0]).isEqualTo(1);
      assertThat(few.mean()[1]).isBetween(3.0, 6.0);
      assertThat(few.explainedVariance().orElseThrow()).isGreaterThan(0.99);
      assertThat(few.directions()).isNotEqualTo(all.directions());
    }
  }

  @Test
  void whatWasLearnedIsKept() {
    try (FeatureStore store = store()) {
      FittedReduction learned = learned(store, 40);
      FittedReduction again = learned(store, 40);
      assertThat(again).isNotSameAs(learned);
      assertThat(again).usingRecursiveComparison().isEqualTo(learned);
    }
  }

  @Test
  void reducingGoesOnWhereItWasStopped() {
    try (FeatureStore store = store();
        FeatureStore reduced = FeatureStore.open(folder.resolve("reduced.bin"), "reduced")) {
      FittedReduction learned = learned(store, 40);
      FeatureMap first = learned.apply(store.read(0).maps().getFirst(), JobContext.NONE);
      reduced.add(new FeatureStore.Entry(0, Optional.empty(), List.of(first)));
      new ReductionFitting(store, 0, "features", folder, 40)
          .reduce(learned, reduced, JobContext.NONE);
      assertThat(reduced.size()).isEqualTo(3);
      assertThat(reduced.read(2).sample()).isEqualTo(2);
      assertThat(reduced.read(2).maps().getFirst().values())
          .isEqualTo(learned.apply(store.read(2).maps().getFirst().values(), JobContext.NONE));
    }
  }
}
