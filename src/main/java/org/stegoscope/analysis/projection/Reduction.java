package org.stegoscope.analysis.projection;

import java.util.ArrayList;
import java.util.List;
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

  /// Reads `pca:N` or `rp:N`; the seed of a random projection is 0 until it gets another.
  ///
  /// @throws StegoscopeException if the text is something else
  public static Reduction parse(String text) {
    String[] parts = text.strip().split(":", 2);
    try {
      int dimensions = parts.length == 2 ? Integer.parseInt(parts[1]) : 0;
      if (dimensions > 0 && parts[0].equals("pca")) {
        return of(Method.PRINCIPAL_COMPONENTS, dimensions, 0);
      } else if (dimensions > 0 && parts[0].equals("rp")) {
        return of(Method.RANDOM, dimensions, 0);
      }
    } catch (NumberFormatException e) {
      // Told in the same words as any other text.
    }
    throw new StegoscopeException(
        "A projection is pca:N or rp:N, with N of at least 1, not \"%s\".".formatted(text.strip()));
  }

  /// Reads several with commas between them, of which each counts once; none of an empty text.
  ///
  /// @throws StegoscopeException as above
  public static List<Reduction> parseAll(String text) {
    List<Reduction> all = new ArrayList<>();
    for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
      Reduction one = parse(part);
      if (!all.contains(one)) {
        all.add(one);
      }
    }
    return List.copyOf(all);
  }

  /// With another seed, where there is one.
  public Reduction withSeed(long changed) {
    return of(method, dimensions, changed);
  }

  /// As it is read, for instance `pca:64`; empty where nothing is reduced.
  public String word() {
    return switch (method) {
      case NONE -> "";
      case PRINCIPAL_COMPONENTS -> "pca:" + dimensions;
      case RANDOM -> "rp:" + dimensions;
    };
  }

  /// Learns the reduction from `points`, `[n, dimension]`; of random projections they may be none.
  ///
  /// @throws StegoscopeException if points have fewer dimensions than wanted or are not finite
  public FittedReduction fit(float[] points, int dimension, JobContext context) {
    if (dimensions > dimension) {
      throw new StegoscopeException(
          "Features of %d channels cannot be reduced to %d dimensions; choose at most %d."
              .formatted(dimension, dimensions, dimension));
    }
    return switch (method) {
      case NONE -> FittedReduction.none(dimension);
      case PRINCIPAL_COMPONENTS ->
          FittedReduction.of(
              this,
              PrincipalComponents.fit(points, dimension, dimensions, Scaling.CENTRED, context),
              points.length / dimension);
      case RANDOM -> FittedReduction.of(this, RandomProjection.of(dimension, dimensions, seed));
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
