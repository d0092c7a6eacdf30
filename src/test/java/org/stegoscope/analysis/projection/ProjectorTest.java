package org.stegoscope.analysis.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;

final class ProjectorTest {

  private static final JobContext CONTEXT = JobContext.NONE;
  private static final int DIMENSION = 7;
  private static final float[] POINTS = points(150, 11);

  @ParameterizedTest
  @EnumSource
  void everyMethodGivesThePointsFinitePlacesThatAreTheSameForTheSeed(ProjectionMethod method) {
    ProjectionOptions options = ProjectionOptions.of(method, 5);

    Embedding embedding = project(POINTS, options);

    assertThat(embedding.size()).isEqualTo(150);
    for (float coordinate : embedding.coordinates()) {
      assertThat(coordinate).isFinite();
    }
    assertThat(project(POINTS, options).coordinates()).isEqualTo(embedding.coordinates());
  }

  @ParameterizedTest
  @EnumSource
  void theCosineDoesNotSeeHowLongVectorsAre(ProjectionMethod method) {
    float[] longer = POINTS.clone();
    for (int i = 0; i < longer.length; i++) {
      // Powers of two change no digit.
      longer[i] *= i / DIMENSION % 2 == 0 ? 4 : 1;
    }
    ProjectionOptions options = ProjectionOptions.of(method, 5);

    assertThat(project(longer, options).coordinates())
        .isEqualTo(project(POINTS, options).coordinates());
  }

  @ParameterizedTest
  @EnumSource
  void numbersThatAreNotFiniteAreNamed(ProjectionMethod method) {
    float[] broken = POINTS.clone();
    broken[3 * DIMENSION + 2] = Float.NaN;

    assertThatThrownBy(() -> project(broken, ProjectionOptions.of(method, 5)))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("channel 2 of point 3 is NaN");
  }

  /// Sums in double precision, written in float32: half a unit of its last digit.
  @Test
  void principalComponentsSayHowMuchTheyExplain() {
    float[] line = new float[2 * DIMENSION * 20];
    for (int i = 0; i < line.length; i += DIMENSION) {
      line[i] = i;
      line[i + 1] = i % 2;
    }
    ProjectionOptions options =
        new ProjectionOptions(ProjectionMethod.PCA, Metric.EUCLIDEAN, 0, 30, 1, 15, 0.1, 0);

    Embedding embedding = project(line, options);

    assertThat(embedding.explainedVariance()).hasSize(2);
    assertThat(embedding.explainedVariance()[0]).isGreaterThan(0.99);
    assertThat(embedding.explainedVariance()[0] + embedding.explainedVariance()[1])
        .isCloseTo(1, within(1e-6));
    assertThat(embedding.divergence()).isEmpty();
  }

  @Test
  void pointsOfOneChannelLieOnALine() {
    float[] points = {3, 1, 2, 5};
    ProjectionOptions options =
        new ProjectionOptions(ProjectionMethod.PCA, Metric.EUCLIDEAN, 0, 30, 1, 15, 0.1, 0);

    Embedding embedding = Projector.project(points, 1, options, EmbeddingWatcher.NONE, CONTEXT);

    assertThat(embedding.coordinates()).containsExactly(0.25f, 0, -1.75f, 0, -0.75f, 0, 2.25f, 0);
  }

  @ParameterizedTest
  @EnumSource(names = {"TSNE", "UMAP"})
  void whatWasStoppedGoesOnAsIfItNeverHad(ProjectionMethod method) {
    ProjectionOptions options = ProjectionOptions.of(method, 5);
    Projection projection = Projector.of(POINTS, DIMENSION, options);

    Embedding first = projection.run(1000, stopAt(60), CONTEXT);
    Embedding whole = projection.run(1000, EmbeddingWatcher.NONE, CONTEXT);

    assertThat(first.iterations()).isEqualTo(60);
    assertThat(whole.coordinates()).isEqualTo(project(POINTS, options).coordinates());
    assertThat(whole.iterations()).isEqualTo(project(POINTS, options).iterations());
  }

  @Test
  void tSneCanBeGivenMoreIterations() {
    ProjectionOptions options = ProjectionOptions.of(ProjectionMethod.TSNE, 5);
    Projection projection = Projector.of(POINTS, DIMENSION, options);

    projection.run(300, EmbeddingWatcher.NONE, CONTEXT);
    Embedding more = projection.run(400, EmbeddingWatcher.NONE, CONTEXT);
    Embedding whole =
        Projector.of(POINTS, DIMENSION, options).run(400, EmbeddingWatcher.NONE, CONTEXT);

    assertThat(more.iterations()).isEqualTo(400);
    assertThat(more.coordinates()).isEqualTo(whole.coordinates());
  }

  @ParameterizedTest
  @EnumSource(names = {"TSNE", "UMAP"})
  void aCancelIsNoticed(ProjectionMethod method) {
    AtomicBoolean cancelled = new AtomicBoolean();
    JobContext context =
        new JobContext() {
          @Override
          public void progress(String stage, double fraction) {}

          @Override
          public boolean isCancelled() {
            return cancelled.get();
          }
        };
    EmbeddingWatcher watcher =
        new EmbeddingWatcher() {
          @Override
          public int interval() {
            return 1;
          }

          @Override
          public Verdict embedded(int iterations, float[] coordinates) {
            assertThat(iterations).isEqualTo(1);
            cancelled.set(true);
            return Verdict.GO_ON;
          }
        };

    assertThatThrownBy(() ->
            Projector.project(POINTS, DIMENSION, ProjectionOptions.of(method, 5), watcher, context))
        .isInstanceOf(JobCancelledException.class);
  }

  @Test
  void theExactOneTakesFewPointsOnly() {
    ProjectionOptions options = ProjectionOptions.of(ProjectionMethod.EXACT_TSNE, 1);

    assertThatThrownBy(() -> project(points(2001, 1), options))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage(
            "Exact t-SNE takes at most 2,000 points, but there are 2001; draw fewer, or use"
                + " t-SNE.");
  }

  /// Two ways to the same optimum: the divergence over all pairs is less than that over near pairs,
  /// which differ by up to 15 %.
  @Test
  void theExactOneEndsAsTheApproximateOneDoes() {
    double exact =
        project(POINTS, ProjectionOptions.of(ProjectionMethod.EXACT_TSNE, 2))
            .divergence()
            .orElseThrow();
    double approximate =
        project(POINTS, ProjectionOptions.of(ProjectionMethod.TSNE, 2)).divergence().orElseThrow();

    assertThat(exact).isBetween(0.75 * approximate, 1.15 * approximate);
  }

  private static EmbeddingWatcher stopAt(int iterations) {
    return new EmbeddingWatcher() {
      @Override
      public int interval() {
        return iterations;
      }

      @Override
      public Verdict embedded(int made, float[] coordinates) {
        return Verdict.STOP;
      }
    };
  }

  private static Embedding project(float[] points, ProjectionOptions options) {
    return Projector.project(points, DIMENSION, options, EmbeddingWatcher.NONE, CONTEXT);
  }

  private static float[] points(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] points = new float[count * DIMENSION];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) (random.nextGaussian() + i / DIMENSION % 3);
    }
    return points;
  }
}
