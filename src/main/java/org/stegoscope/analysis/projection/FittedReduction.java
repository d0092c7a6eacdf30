package org.stegoscope.analysis.projection;

import org.stegoscope.core.FeatureMap;
import org.stegoscope.job.JobContext;

/// A [Reduction] that has been learned and can be applied to any features of the same kind.
///
/// @param dimension of what comes out
public record FittedReduction(int dimension, Step step) {

  /// Takes points, `[n, channels]`, to `[n, dimension]`.
  @FunctionalInterface
  public interface Step {
    float[] apply(float[] points, JobContext context);
  }

  /// `points`, `[n, channels]`, as `[n, dimension]`.
  public float[] apply(float[] points, JobContext context) {
    return step.apply(points, context);
  }

  public FeatureMap apply(FeatureMap map, JobContext context) {
    return new FeatureMap(map.grid(), dimension, apply(map.values(), context));
  }
}
