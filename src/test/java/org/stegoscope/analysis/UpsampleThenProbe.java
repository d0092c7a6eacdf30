package org.stegoscope.analysis;

import org.stegoscope.core.FeatureMap;

/// What [ProbeMaps] must reproduce, computed the long way in double: interpolate every channel to
/// the pixel, then ask the probe.
final class UpsampleThenProbe {

  private final Probe probe;
  private final FeatureMap code;
  private final int width;
  private final int height;

  UpsampleThenProbe(Probe probe, FeatureMap code, int width, int height) {
    this.probe = probe;
    this.code = code;
    this.width = width;
    this.height = height;
  }

  /// `alpha * cosine`, logits, or negative distances of one pixel.
  double[] scores(int x, int y) {
    double[] vector = interpolate(x, y);
    double[] scores = new double[probe.classes()];
    for (int k = 0; k < scores.length; k++) {
      scores[k] =
          switch (probe) {
            case ClusterProbe p -> p.alpha() * cosine(vector, p.centers(), k);
            case LinearProbe p -> dot(vector, p.weights(), k) + p.biases()[k];
            case CentroidProbe p -> -distance(vector, p.centers(), k);
          };
    }
    return scores;
  }

  private double[] interpolate(int x, int y) {
    int rows = code.grid().rows();
    int columns = code.grid().columns();
    double sourceY = Math.max(0, (y + 0.5) * rows / height - 0.5);
    double sourceX = Math.max(0, (x + 0.5) * columns / width - 0.5);
    int top = (int) sourceY;
    int left = (int) sourceX;
    int bottom = Math.min(top + 1, rows - 1);
    int right = Math.min(left + 1, columns - 1);
    double v = sourceY - top;
    double u = sourceX - left;
    double[] vector = new double[code.channels()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] =
          (1 - v) * (1 - u) * code.at(top * columns + left, i)
              + (1 - v) * u * code.at(top * columns + right, i)
              + v * (1 - u) * code.at(bottom * columns + left, i)
              + v * u * code.at(bottom * columns + right, i);
    }
    return vector;
  }

  private static double cosine(double[] vector, float[] rows, int row) {
    double vectorNorm = 0;
    double rowNorm = 0;
    for (int i = 0; i < vector.length; i++) {
      double w = rows[row * vector.length + i];
      vectorNorm += vector[i] * vector[i];
      rowNorm += w * w;
    }
    return dot(vector, rows, row)
        / Math.max(Math.sqrt(vectorNorm), 1e-12)
        / Math.max(Math.sqrt(rowNorm), 1e-12);
  }

  private static double dot(double[] vector, float[] rows, int row) {
    double sum = 0;
    for (int i = 0; i < vector.length; i++) {
      sum += vector[i] * rows[row * vector.length + i];
    }
    return sum;
  }

  private static double distance(double[] vector, float[] rows, int row) {
    double sum = 0;
    for (int i = 0; i < vector.length; i++) {
      double difference = vector[i] - rows[row * vector.length + i];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
