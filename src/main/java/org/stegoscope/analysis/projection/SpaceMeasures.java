package org.stegoscope.analysis.projection;

import java.util.Optional;
import java.util.OptionalDouble;
import org.stegoscope.analysis.PrincipalComponents;
import org.stegoscope.analysis.Scaling;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// What a space is like, by points in it.
///
/// @param intrinsicDimension see [IntrinsicDimension]; empty where it is not defined
/// @param explainedVariance `[dimension]`: the share of the variance that the first one, two, ...
///   principal components of the standardised channels hold together (the paper's Figure 3)
/// @param purity see [LabelPurity]; empty without labels
public record SpaceMeasures(
    OptionalDouble intrinsicDimension, double[] explainedVariance, OptionalDouble purity) {

  /// @param points `[n, dimension]`, row-major
  /// @param neighbours of the points
  /// @param labels `[n]`, negative for none
  public static SpaceMeasures of(
      float[] points,
      int dimension,
      Neighbours neighbours,
      Optional<int[]> labels,
      JobContext context) {
    double[] ratios =
        PrincipalComponents.fit(points, dimension, dimension, Scaling.STANDARDIZED, context)
            .explainedVarianceRatio();
    double[] cumulative = new double[dimension];
    double sum = 0;
    for (int i = 0; i < dimension; i++) {
      sum += ratios[i];
      cumulative[i] = sum;
    }
    Neighbours pairs =
        NearestNeighbours.of(
            points,
            dimension,
            Math.min(2, neighbours.count() - 1),
            Metric.EUCLIDEAN,
            context.part(1, 1));
    return new SpaceMeasures(
        intrinsicDimension(pairs),
        cumulative,
        labels.isPresent() ? LabelPurity.of(neighbours, labels.get()) : OptionalDouble.empty());
  }

  private static OptionalDouble intrinsicDimension(Neighbours pairs) {
    try {
      return pairs.k() < 2
          ? OptionalDouble.empty()
          : OptionalDouble.of(IntrinsicDimension.twoNearestNeighbours(pairs));
    } catch (StegoscopeException undefined) {
      return OptionalDouble.empty();
    }
  }

  /// The share that each component holds, `[dimension]`.
  public double[] varianceRatios() {
    double[] ratios = explainedVariance.clone();
    for (int i = ratios.length - 1; i > 0; i--) {
      ratios[i] -= ratios[i - 1];
    }
    return ratios;
  }

  /// The share that the first `count` components hold.
  public double explained(int count) {
    return explainedVariance[Math.clamp(count, 1, explainedVariance.length) - 1];
  }
}
