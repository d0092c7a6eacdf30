package org.stegoscope.analysis.projection;

import java.util.Locale;
import org.stegoscope.analysis.PrincipalComponents;
import org.stegoscope.analysis.Scaling;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// To how many dimensions features are taken before anything is done with them, and how. Principal
/// components and random projections are what a head's codes are to be compared with: reductions
/// that know nothing of meaning (the paper's Figure 4).
///
/// @param dimensions of [Method#NONE], 0
/// @param seed of [Method#RANDOM], else 0
public record Reduction(Method method, int dimensions, long seed) {

  /// A way to fewer dimensions.
  public enum Method {
    NONE,
    PRINCIPAL_COMPONENTS,
    RANDOM
  }

  public static final Reduction NONE = new Reduction(Method.NONE, 0, 0);

  public Reduction {
    if (method != Method.NONE && dimensions < 1) {
      throw new StegoscopeException(
          "Features cannot be reduced to %d dimensions.".formatted(dimensions));
    }
  }

  /// To `dimensions` by `method`; the seed matters to random projections alone.
  public static Reduction of(Method method, int dimensions, long seed) {
    return switch (method) {
      case NONE -> NONE;
      case PRINCIPAL_COMPONENTS -> new Reduction(method, dimensions, 0);
      case RANDOM -> new Reduction(method, dimensions, seed);
    };
  }

  /// Learns the reduction from `points`, `[n, dimension]`.
  ///
  /// @throws StegoscopeException if points have fewer dimensions than wanted or are not finite
  public FittedReduction fit(float[] points, int dimension, JobContext context) {
    if (dimensions > dimension) {
      throw new StegoscopeException(
          "Features of %d channels cannot be reduced to %d dimensions; choose at most %d."
              .formatted(dimension, dimensions, dimension));
    }
    return switch (method) {
      case NONE -> new FittedReduction(dimension, (values, _) -> values);
      case PRINCIPAL_COMPONENTS ->
          new FittedReduction(
              dimensions,
              PrincipalComponents.fit(points, dimension, dimensions, Scaling.CENTRED, context)
                  ::project);
      case RANDOM ->
          new FittedReduction(
              dimensions, RandomProjection.of(dimension, dimensions, seed)::project);
    };
  }

  /// For instance `PCA to 64`; empty where nothing is reduced.
  public String label() {
    return switch (method) {
      case NONE -> "";
      case PRINCIPAL_COMPONENTS -> "PCA to " + dimensions;
      case RANDOM ->
          String.format(Locale.ROOT, "random projection to %d (seed %d)", dimensions, seed);
    };
  }
}
