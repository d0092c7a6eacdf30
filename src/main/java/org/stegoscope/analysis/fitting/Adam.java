package org.stegoscope.analysis.fitting;

/// Adam (Kingma and Ba 2015) as PyTorch has it: betas 0.9 and 0.999, epsilon 1e-8 added to the
/// root, no decay. Moments are float32, as there.
final class Adam {

  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final double learningRate;
  private final float[] first;
  private final float[] second;
  private int steps;

  Adam(int parameters, double learningRate) {
    this.learningRate = learningRate;
    first = new float[parameters];
    second = new float[parameters];
  }

  /// Moves the parameters against the gradient.
  void step(float[] parameters, double[] gradient) {
    steps++;
    double rate = learningRate / (1 - Math.pow(BETA_1, steps));
    double root = Math.sqrt(1 - Math.pow(BETA_2, steps));
    for (int i = 0; i < parameters.length; i++) {
      double slope = gradient[i];
      first[i] = (float) (BETA_1 * first[i] + (1 - BETA_1) * slope);
      second[i] = (float) (BETA_2 * second[i] + (1 - BETA_2) * slope * slope);
      parameters[i] -= (float) (rate * first[i] / (Math.sqrt(second[i]) / root + EPSILON));
    }
  }
}
