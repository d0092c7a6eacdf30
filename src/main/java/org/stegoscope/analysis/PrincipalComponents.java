package org.stegoscope.analysis;

import java.util.Arrays;
import java.util.List;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// The directions in which tokens vary most, the leading ones first.
///
/// `mean` and `scale` are `[dimension]`: what is subtracted from a token and what the difference is
/// divided by. `components` is `[count, dimension]`, orthonormal rows, each with its largest
/// loading positive. `explainedVariance`, `[count]`, is the variance of the tokens along each
/// component (divided by one less than their number), and `explainedVarianceRatio` the same as a
/// share of the whole variance, 0 where nothing varies. The arrays must not be written to.
///
/// The same tokens give the same bits on any number of cores. A single token, or tokens that are
/// all the same, have components of variance 0.
public record PrincipalComponents(
    int dimension,
    double[] mean,
    double[] scale,
    float[] components,
    double[] explainedVariance,
    double[] explainedVarianceRatio) {

  private static final String STAGE = "Principal components";

  /// The part of the time the covariance takes, roughly.
  private static final double COVARIANCE_SHARE = 0.7;

  /// The `count` leading components of the tokens of all maps together.
  ///
  /// @throws StegoscopeException if there are no tokens, their channels differ, a value is not
  ///   finite, or `count` exceeds the number of channels
  public static PrincipalComponents fit(
      List<FeatureMap> maps, int count, Scaling scaling, JobContext context) {
    int dimension = maps.isEmpty() ? 1 : maps.getFirst().channels();
    for (FeatureMap map : maps) {
      requireDimension(dimension, map);
    }
    return fit(maps.stream().map(FeatureMap::values).toList(), dimension, count, scaling, context);
  }

  /// The `count` leading components of `tokens`, `[n, dimension]`, row-major.
  ///
  /// @throws StegoscopeException as above
  public static PrincipalComponents fit(
      float[] tokens, int dimension, int count, Scaling scaling, JobContext context) {
    return fit(List.of(tokens), dimension, count, scaling, context);
  }

  /// Maps that are too many to be in memory together.
  public interface Maps {

    int size();

    /// Reads one of them; called once for each, in order.
    FeatureMap map(int index);
  }

  /// The `count` leading components of the tokens of all maps together, of which one is in memory
  /// at a time. Sums are taken map by map, so the last bits may differ from those of one array.
  ///
  /// @throws StegoscopeException as above
  public static PrincipalComponents fit(Maps maps, int count, Scaling scaling, JobContext context) {
    if (maps.size() == 0) {
      throw new StegoscopeException("Principal components need at least one token.");
    }
    FeatureMap first = maps.map(0);
    requireCount(first.channels(), count);
    TokenMoments moments = moments(first, first.channels(), context);
    for (int i = 1; i < maps.size(); i++) {
      context.progress(STAGE, COVARIANCE_SHARE * i / maps.size());
      FeatureMap map = maps.map(i);
      requireDimension(first.channels(), map);
      moments = moments.with(moments(map, first.channels(), context));
    }
    return of(moments, count, scaling, context);
  }

  private static TokenMoments moments(FeatureMap map, int dimension, JobContext context) {
    return TokenMoments.of(List.of(map.values()), dimension, context.silent());
  }

  private static PrincipalComponents fit(
      List<float[]> parts, int dimension, int count, Scaling scaling, JobContext context) {
    requireCount(dimension, count);
    TokenMoments moments = TokenMoments.of(parts, dimension, context.part(0, COVARIANCE_SHARE));
    return of(moments, count, scaling, context);
  }

  private static void requireCount(int dimension, int count) {
    if (count < 1 || count > dimension) {
      throw new StegoscopeException(
          "Tokens of %d channels have 1 to %d principal components, not %d."
              .formatted(dimension, dimension, count));
    }
  }

  private static PrincipalComponents of(
      TokenMoments moments, int count, Scaling scaling, JobContext context) {
    int dimension = moments.mean().length;
    double[] scale = scale(moments, scaling);
    double[] covariance = moments.covariance();
    double whole = 0;
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j < dimension; j++) {
        covariance[i * dimension + j] /= scale[i] * scale[j];
      }
      whole += covariance[i * dimension + i];
    }
    context.progress(STAGE, COVARIANCE_SHARE);
    SymmetricEigen eigen = SymmetricEigen.of(covariance, dimension, context);
    float[] components = new float[count * dimension];
    for (int i = 0; i < components.length; i++) {
      components[i] = (float) eigen.vectors()[i];
    }
    double[] variance = new double[count];
    double[] ratio = new double[count];
    for (int i = 0; i < count; i++) {
      // Below 0 only by rounding.
      variance[i] = Math.max(0, eigen.values()[i]);
      ratio[i] = whole > 0 ? variance[i] / whole : 0;
    }
    context.progress(STAGE, 1);
    return new PrincipalComponents(dimension, moments.mean(), scale, components, variance, ratio);
  }

  private static double[] scale(TokenMoments moments, Scaling scaling) {
    int dimension = moments.mean().length;
    double[] scale = new double[dimension];
    Arrays.fill(scale, 1);
    if (scaling == Scaling.STANDARDIZED) {
      double population = (double) (moments.count() - 1) / moments.count();
      for (int i = 0; i < dimension; i++) {
        double deviation = Math.sqrt(moments.covariance()[i * dimension + i] * population);
        scale[i] = deviation > 0 ? deviation : 1;
      }
    }
    return scale;
  }

  /// How many components there are.
  public int count() {
    return explainedVariance.length;
  }

  /// The coordinates of the tokens of a map along the components, `[patches, count]`.
  ///
  /// @throws StegoscopeException if the map has another number of channels
  public float[] project(FeatureMap map, JobContext context) {
    requireDimension(dimension, map);
    return project(map.values(), context);
  }

  /// The coordinates of `tokens`, `[n, dimension]`, along the components, `[n, count]`.
  public float[] project(float[] tokens, JobContext context) {
    if (tokens.length % dimension != 0) {
      throw new IllegalArgumentException(
          "%d values are not whole tokens of %d numbers".formatted(tokens.length, dimension));
    }
    int count = count();
    float[] projected = new float[Math.multiplyExact(tokens.length / dimension, count)];
    ParallelRows.forEach(
        tokens.length / dimension,
        context,
        token -> {
          double[] centred = new double[dimension];
          for (int j = 0; j < dimension; j++) {
            centred[j] = (tokens[token * dimension + j] - mean[j]) / scale[j];
          }
          for (int k = 0; k < count; k++) {
            double sum = 0;
            for (int j = 0; j < dimension; j++) {
              sum += centred[j] * components[k * dimension + j];
            }
            projected[token * count + k] = (float) sum;
          }
        });
    return projected;
  }

  private static void requireDimension(int dimension, FeatureMap map) {
    if (map.channels() != dimension) {
      throw new StegoscopeException(
          "Principal components of %d channels do not fit features of %d channels."
              .formatted(dimension, map.channels()));
    }
  }
}
