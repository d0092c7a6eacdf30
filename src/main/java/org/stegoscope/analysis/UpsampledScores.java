package org.stegoscope.analysis;

import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// What a probe says of the bilinearly upsampled code at every pixel, at a cost a pixel that does
/// not depend on the dimension of the code.
///
/// The part of a score that is linear in the code is computed once a token and interpolated, which
/// is the same as interpolating the code first. What is left is the norm of the interpolated code,
/// see [SquaredNorms].
final class UpsampledScores {

  /// The smallest divisor when a vector is normalised, as in PyTorch's `F.normalize`.
  private static final double EPSILON = 1e-12;

  private final Probe probe;
  private final int classes;
  private final PatchGrid grid;
  private final ResizedAxis down;
  private final ResizedAxis across;

  /// The linear part of the scores, `[tokens, classes]`.
  private final double[] tokenScores;

  private final JobContext context;
  private final FeatureMap code;

  /// Made when they are first needed: the likeliest class of a linear or a cluster probe does not
  /// depend on them.
  private SquaredNorms norms;

  UpsampledScores(Probe probe, FeatureMap code, int width, int height, JobContext context) {
    if (probe.dimension() != code.channels()) {
      throw new StegoscopeException(
          "The probe reads codes of %d channels, but this code has %d."
              .formatted(probe.dimension(), code.channels()));
    }
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("no pixels in %d x %d".formatted(width, height));
    }
    this.probe = probe;
    classes = probe.classes();
    grid = code.grid();
    down = ResizedAxis.of(grid.rows(), height);
    across = ResizedAxis.of(grid.columns(), width);
    LinearPart linearPart = LinearPart.of(probe);
    tokenScores = new double[Math.multiplyExact(grid.size(), classes)];
    ParallelRows.forEach(
        grid.size(), context, token -> linearPart.scores(code, token, tokenScores));
    this.code = code;
    this.context = context;
  }

  private synchronized SquaredNorms norms() {
    if (norms == null) {
      norms = new SquaredNorms(code, context);
    }
    return norms;
  }

  /// The scores along one row of pixels; each thread takes its own.
  Row row(int y) {
    return new Row(down.lower()[y], down.fraction()[y]);
  }

  /// The scores of all classes as affine functions of the code: `weights` is `[classes,
  /// dimension]`.
  private record LinearPart(double[] weights, double[] biases) {

    static LinearPart of(Probe probe) {
      return switch (probe) {
        case ClusterProbe cluster ->
            new LinearPart(unitRows(cluster), new double[cluster.classes()]);
        case LinearProbe linear -> new LinearPart(widen(linear.weights()), widen(linear.biases()));
        case CentroidProbe centroids -> distancesLessNorm(centroids);
      };
    }

    private static double[] unitRows(ClusterProbe probe) {
      double[] rows = widen(probe.centers());
      int dimension = probe.dimension();
      for (int start = 0; start < rows.length; start += dimension) {
        double norm = Math.max(Math.sqrt(squaredNorm(rows, start, dimension)), EPSILON);
        for (int i = start; i < start + dimension; i++) {
          rows[i] /= norm;
        }
      }
      return rows;
    }

    /// `|x - c|^2 - |x|^2 = |c|^2 - 2 x c`
    private static LinearPart distancesLessNorm(CentroidProbe probe) {
      double[] weights = widen(probe.centers());
      double[] biases = new double[probe.classes()];
      for (int k = 0; k < biases.length; k++) {
        biases[k] = squaredNorm(weights, k * probe.dimension(), probe.dimension());
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] *= -2;
      }
      return new LinearPart(weights, biases);
    }

    private static double squaredNorm(double[] values, int start, int length) {
      double sum = 0;
      for (int i = start; i < start + length; i++) {
        sum += values[i] * values[i];
      }
      return sum;
    }

    private static double[] widen(float[] values) {
      double[] wide = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        wide[i] = values[i];
      }
      return wide;
    }

    void scores(FeatureMap code, int token, double[] tokenScores) {
      float[] values = code.values();
      int dimension = code.channels();
      int start = token * dimension;
      for (int k = 0; k < biases.length; k++) {
        int row = k * dimension;
        double sum = 0;
        for (int i = 0; i < dimension; i++) {
          sum += weights[row + i] * values[start + i];
        }
        tokenScores[token * biases.length + k] = sum + biases[k];
      }
    }
  }

  /// One row of pixels.
  final class Row {

    /// The linear part on the grid's columns, `[columns, classes]`.
    private final double[] nodes;

    private final int gridRow;
    private final double fraction;
    private SquaredNorms.Line squaredNorms;

    private Row(int gridRow, double fraction) {
      this.gridRow = gridRow;
      this.fraction = fraction;
      int length = grid.columns() * classes;
      int upper = gridRow * length;
      int lower = fraction > 0 ? upper + length : upper;
      nodes = new double[length];
      for (int i = 0; i < length; i++) {
        double near = tokenScores[upper + i];
        nodes[i] = near + fraction * (tokenScores[lower + i] - near);
      }
    }

    private double squaredNorm(int column, double across) {
      if (squaredNorms == null) {
        squaredNorms = norms().line(gridRow, fraction);
      }
      return squaredNorms.at(column, across);
    }

    /// The likeliest class of pixel `x`, the lowest id of equally likely ones, or -1 where the code
    /// is not finite. Cosines are compared before they are divided by the norm of the code, which
    /// does not change which is greatest.
    int likeliest(int x) {
      if (probe instanceof CentroidProbe) {
        throw new IllegalArgumentException("distances need the norms");
      }
      int column = across.lower()[x];
      double share = across.fraction()[x];
      int left = column * classes;
      int right = share > 0 ? left + classes : left;
      int best = 0;
      double greatest = Double.NEGATIVE_INFINITY;
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        double near = nodes[left + k];
        double score = near + share * (nodes[right + k] - near);
        sum += score;
        if (score > greatest) {
          greatest = score;
          best = k;
        }
      }
      return Double.isFinite(sum) ? best : -1;
    }

    /// Fills `scores`, `[classes]`, with the scores of pixel `x`, the larger the likelier: `alpha`
    /// times the cosine, the logit, or the negative squared distance.
    void at(int x, double[] scores) {
      int column = across.lower()[x];
      double fraction = across.fraction()[x];
      int left = column * classes;
      int right = fraction > 0 ? left + classes : left;
      for (int k = 0; k < classes; k++) {
        double near = nodes[left + k];
        scores[k] = near + fraction * (nodes[right + k] - near);
      }
      switch (probe) {
        case ClusterProbe cluster ->
            cosines(scores, squaredNorm(column, fraction), cluster.alpha());
        case LinearProbe _ -> {}
        case CentroidProbe _ -> distances(scores, squaredNorm(column, fraction));
      }
    }

    private static void cosines(double[] scores, double squaredNorm, double alpha) {
      double norm = Math.max(Math.sqrt(squaredNorm), EPSILON);
      for (int k = 0; k < scores.length; k++) {
        // Beyond 1 only by rounding, but by much where opposite codes cancel.
        scores[k] = alpha * Math.max(-1, Math.min(1, scores[k] / norm));
      }
    }

    private static void distances(double[] scores, double squaredNorm) {
      for (int k = 0; k < scores.length; k++) {
        scores[k] = -Math.max(0, scores[k] + squaredNorm);
      }
    }
  }
}
