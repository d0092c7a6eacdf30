package org.stegoscope.analysis.fitting;

import org.stegoscope.analysis.PixelWeights;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.LabelMap;

/// The cross entropy of a linear probe on one image, and how it changes with weights and biases.
///
/// Scores are computed for each token and interpolated bilinearly to the pixels of the labels, as
/// PyTorch does with `align_corners=False`; what each pixel wants changed goes the same way back.
/// Sums are over pixels, not yet divided by their number.
final class LinearGradient {

  private final int classes;
  private final double[] weights;
  private final double[] biases;
  private double loss;
  private long pixels;

  private LinearGradient(int classes, int dimension) {
    this.classes = classes;
    weights = new double[classes * dimension];
    biases = new double[classes];
  }

  /// @param probeWeights `[classes, dimension]`
  static LinearGradient of(
      FeatureMap map, LabelMap labels, float[] probeWeights, float[] probeBiases) {
    LinearGradient gradient = new LinearGradient(probeBiases.length, map.channels());
    double[] scores = gradient.scores(map, probeWeights, probeBiases);
    double[] wanted = new double[scores.length];
    gradient.compare(map, labels, scores, wanted);
    gradient.back(map, wanted);
    return gradient;
  }

  /// Of an image without labels.
  static LinearGradient none(int classes, int dimension) {
    return new LinearGradient(classes, dimension);
  }

  /// `[classes, dimension]`.
  double[] weights() {
    return weights;
  }

  double[] biases() {
    return biases;
  }

  double loss() {
    return loss;
  }

  long pixels() {
    return pixels;
  }

  /// `[tokens, classes]`.
  private double[] scores(FeatureMap map, float[] probeWeights, float[] probeBiases) {
    int tokens = map.grid().size();
    int dimension = map.channels();
    double[] scores = new double[tokens * classes];
    for (int token = 0; token < tokens; token++) {
      for (int k = 0; k < classes; k++) {
        double sum = probeBiases[k];
        for (int i = 0; i < dimension; i++) {
          sum += probeWeights[k * dimension + i] * map.values()[token * dimension + i];
        }
        scores[token * classes + k] = sum;
      }
    }
    return scores;
  }

  /// Adds to `wanted`, `[tokens, classes]`, what the pixels want less of.
  private void compare(FeatureMap map, LabelMap labels, double[] scores, double[] wanted) {
    int columns = map.grid().columns();
    PixelWeights down = PixelWeights.of(map.grid().rows(), labels.height());
    PixelWeights across = PixelWeights.of(columns, labels.width());
    double[] line = new double[columns * classes];
    double[] back = new double[columns * classes];
    double[] pixel = new double[classes];
    for (int y = 0; y < labels.height(); y++) {
      int upper = down.lower(y) * columns * classes;
      int lower = down.upper(y) * columns * classes;
      double v = down.fraction(y);
      for (int i = 0; i < line.length; i++) {
        line[i] = scores[upper + i] + v * (scores[lower + i] - scores[upper + i]);
        back[i] = 0;
      }
      for (int x = 0; x < labels.width(); x++) {
        int label = labels.at(x, y);
        if (label < classes) {
          int left = across.lower(x) * classes;
          int right = across.upper(x) * classes;
          compare(label, line, left, right, across.fraction(x), pixel, back);
        }
      }
      for (int i = 0; i < line.length; i++) {
        wanted[upper + i] += (1 - v) * back[i];
        wanted[lower + i] += v * back[i];
      }
    }
  }

  private void compare(
      int label, double[] line, int left, int right, double u, double[] pixel, double[] back) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < classes; k++) {
      pixel[k] = line[left + k] + u * (line[right + k] - line[left + k]);
      greatest = Math.max(greatest, pixel[k]);
    }
    double own = pixel[label] - greatest;
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      pixel[k] = Math.exp(pixel[k] - greatest);
      sum += pixel[k];
    }
    loss += Math.log(sum) - own;
    pixels++;
    double share = 1 / sum;
    for (int k = 0; k < classes; k++) {
      double slope = pixel[k] * share - (k == label ? 1 : 0);
      back[left + k] += (1 - u) * slope;
      back[right + k] += u * slope;
    }
  }

  private void back(FeatureMap map, double[] wanted) {
    int dimension = map.channels();
    for (int token = 0; token < map.grid().size(); token++) {
      for (int k = 0; k < classes; k++) {
        double slope = wanted[token * classes + k];
        biases[k] += slope;
        for (int i = 0; i < dimension; i++) {
          weights[k * dimension + i] += slope * map.values()[token * dimension + i];
        }
      }
    }
  }
}
