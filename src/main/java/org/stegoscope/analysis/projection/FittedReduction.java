package org.stegoscope.analysis.projection;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.stegoscope.analysis.ParallelRows;
import org.stegoscope.analysis.PrincipalComponents;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// A [Reduction] that has been learned and can be applied to any features of the same kind: a
/// difference to a mean, measured along directions. The arrays must not be written to.
///
/// @param channels of what goes in
/// @param dimension of what comes out
/// @param mean `[channels]`, of what is subtracted first; 0 for a random projection
/// @param directions `[dimension, channels]`, row-major; empty where nothing is reduced
/// @param explainedVariance the share of the variance that principal components hold; empty for
///   other reductions
/// @param vectors how many it was learned from; 0 where none are looked at
public record FittedReduction(
    Reduction reduction,
    int channels,
    int dimension,
    double[] mean,
    float[] directions,
    OptionalDouble explainedVariance,
    int vectors) {

  public FittedReduction {
    boolean reduces = reduction.method() != Reduction.Method.NONE;
    if (mean.length != channels || directions.length != (reduces ? dimension * channels : 0)) {
      throw new IllegalArgumentException(
          "%d means and %d numbers do not take %d channels to %d dimensions"
              .formatted(mean.length, directions.length, channels, dimension));
    }
  }

  static FittedReduction none(int channels) {
    return new FittedReduction(
        Reduction.NONE,
        channels,
        channels,
        new double[channels],
        new float[0],
        OptionalDouble.empty(),
        0);
  }

  static FittedReduction of(Reduction reduction, PrincipalComponents components, int vectors) {
    return new FittedReduction(
        reduction,
        components.dimension(),
        components.count(),
        components.mean(),
        components.components(),
        OptionalDouble.of(Arrays.stream(components.explainedVarianceRatio()).sum()),
        vectors);
  }

  static FittedReduction of(Reduction reduction, RandomProjection projection) {
    return new FittedReduction(
        reduction,
        projection.dimension(),
        projection.targets(),
        new double[projection.dimension()],
        projection.matrix(),
        OptionalDouble.empty(),
        0);
  }

  /// `points`, `[n, channels]`, as `[n, dimension]`.
  public float[] apply(float[] points, JobContext context) {
    if (points.length % channels != 0) {
      throw new IllegalArgumentException(
          "%d values are not whole points of %d numbers".formatted(points.length, channels));
    }
    if (directions.length == 0) {
      return points;
    }
    float[] reduced = new float[Math.multiplyExact(points.length / channels, dimension)];
    ParallelRows.forEach(
        points.length / channels,
        context,
        point -> {
          double[] centred = new double[channels];
          for (int j = 0; j < channels; j++) {
            centred[j] = points[point * channels + j] - mean[j];
          }
          for (int k = 0; k < dimension; k++) {
            double sum = 0;
            for (int j = 0; j < channels; j++) {
              sum += centred[j] * directions[k * channels + j];
            }
            reduced[point * dimension + k] = (float) sum;
          }
        });
    return reduced;
  }

  /// The same of each patch. Interpolating a reduced map gives what reducing an interpolated one
  /// does.
  ///
  /// @throws StegoscopeException if the map has another number of channels
  public FeatureMap apply(FeatureMap map, JobContext context) {
    if (map.channels() != channels) {
      throw new StegoscopeException(
          "A reduction of %d channels does not fit features of %d channels."
              .formatted(channels, map.channels()));
    }
    return new FeatureMap(map.grid(), dimension, apply(map.values(), context));
  }
}
