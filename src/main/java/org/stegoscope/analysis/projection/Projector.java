package org.stegoscope.analysis.projection;

import java.util.OptionalDouble;
import org.stegoscope.analysis.PrincipalComponents;
import org.stegoscope.analysis.Scaling;
import org.stegoscope.job.JobContext;

/// Lays points out in the plane by any of the methods. The same points and options give the same
/// bits on any number of cores.
public final class Projector {

  private static final double[] NO_VARIANCE = {};

  /// The part of the time that comes before the first iteration, roughly.
  private static final double PREPARATION = 0.15;

  private Projector() {}

  /// Projects `points`, `[n, dimension]`, row-major.
  ///
  /// @throws org.stegoscope.core.StegoscopeException if a value is not finite or the points are too
  ///   few for the method
  public static Embedding project(
      float[] points,
      int dimension,
      ProjectionOptions options,
      EmbeddingWatcher watcher,
      JobContext context) {
    return of(points, dimension, options).run(options.iterations(), watcher, context);
  }

  /// A projection of `points`, `[n, dimension]`, row-major, that has not begun.
  public static Projection of(float[] points, int dimension, ProjectionOptions options) {
    return switch (options.method()) {
      case PCA -> (_, _, context) -> principal(points, dimension, options, context);
      case TSNE -> tSne(points, dimension, options);
      case EXACT_TSNE -> (_, _, context) -> ExactTSne.fit(points, dimension, options, context);
      case UMAP -> umap(points, dimension, options);
      case RANDOM -> (_, _, context) -> random(points, dimension, options, context);
    };
  }

  private static Embedding principal(
      float[] points, int dimension, ProjectionOptions options, JobContext context) {
    float[] vectors = Vectors.of(points, dimension, options.metric(), context).normalized();
    int axes = Math.min(2, dimension);
    PrincipalComponents fitted =
        PrincipalComponents.fit(vectors, dimension, axes, Scaling.CENTRED, context);
    return new Embedding(
        inPlane(fitted.project(vectors, context), axes),
        0,
        OptionalDouble.empty(),
        fitted.explainedVarianceRatio());
  }

  /// Points of one channel lie on a line.
  private static float[] inPlane(float[] coordinates, int axes) {
    if (axes == 2) {
      return coordinates;
    }
    float[] plane = new float[2 * coordinates.length];
    for (int i = 0; i < coordinates.length; i++) {
      plane[2 * i] = coordinates[i];
    }
    return plane;
  }

  private static Projection tSne(float[] points, int dimension, ProjectionOptions options) {
    return new Projection() {

      private TSne begun;

      @Override
      public Embedding run(int iterations, EmbeddingWatcher watcher, JobContext context) {
        double prepared = begun == null ? PREPARATION : 0;
        if (begun == null) {
          begun = TSne.start(points, dimension, options.tSne(), context.part(0, prepared));
        }
        TSne.Result result = begun.run(iterations, watcher, context.part(prepared, 1));
        return new Embedding(
            result.coordinates(),
            result.iterations(),
            OptionalDouble.of(result.divergence()),
            NO_VARIANCE);
      }
    };
  }

  private static Projection umap(float[] points, int dimension, ProjectionOptions options) {
    return new Projection() {

      private Umap begun;

      @Override
      public Embedding run(int iterations, EmbeddingWatcher watcher, JobContext context) {
        double prepared = begun == null ? PREPARATION : 0;
        if (begun == null) {
          begun = Umap.start(points, dimension, options.umap(), context.part(0, prepared));
        }
        Umap.Result result = begun.run(watcher, context.part(prepared, 1));
        return new Embedding(
            result.coordinates(), result.epochs(), OptionalDouble.empty(), NO_VARIANCE);
      }
    };
  }

  private static Embedding random(
      float[] points, int dimension, ProjectionOptions options, JobContext context) {
    float[] vectors = Vectors.of(points, dimension, options.metric(), context).normalized();
    RandomProjection projection = RandomProjection.of(dimension, 2, options.seed());
    return new Embedding(
        projection.project(vectors, context), 0, OptionalDouble.empty(), NO_VARIANCE);
  }
}
