package org.stegoscope.analysis.projection;

import java.util.OptionalDouble;
import org.stegoscope.analysis.PrincipalComponents;
import org.stegoscope.analysis.Scaling;
import org.stegoscope.job.JobContext;

/// Lays points out in the plane by any of the methods.
public final class Projector {

  private static final double[] NO_VARIANCE = {};

  private Projector() {}

  /// Projects `points`, `[n, dimension]`, row-major. The same points and options give the same bits
  /// on any number of cores.
  ///
  /// @throws org.stegoscope.core.StegoscopeException if a value is not finite or the points are too
  ///   few for the method
  public static Embedding project(
      float[] points,
      int dimension,
      ProjectionOptions options,
      TSne.Watcher watcher,
      JobContext context) {
    return switch (options.method()) {
      case PCA -> principal(points, dimension, options, context);
      case TSNE -> tSne(points, dimension, options, watcher, context);
      case RANDOM -> random(points, dimension, options, context);
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

  private static Embedding tSne(
      float[] points,
      int dimension,
      ProjectionOptions options,
      TSne.Watcher watcher,
      JobContext context) {
    TSne.Result result = TSne.fit(points, dimension, options.tSne(), watcher, context);
    return new Embedding(
        result.coordinates(),
        result.iterations(),
        OptionalDouble.of(result.divergence()),
        NO_VARIANCE);
  }

  private static Embedding random(
      float[] points, int dimension, ProjectionOptions options, JobContext context) {
    float[] vectors = Vectors.of(points, dimension, options.metric(), context).normalized();
    RandomProjection projection = RandomProjection.of(dimension, 2, options.seed());
    return new Embedding(
        projection.project(vectors, context), 0, OptionalDouble.empty(), NO_VARIANCE);
  }
}
