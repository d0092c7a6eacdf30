package org.stegoscope.analysis.fitting;

/// Adam (Kingma and Ba 2015) as PyTorch has it: betas 0.9 and 0.999, epsilon 1e-8 added to the
/// root, no decay. Moments are float32, as there.
public final class Adam {

  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-8;

  /// What it remembers, so that it can go on later.
  ///
  /// @param first moments, a number a parameter
  /// @param second moments, the same
  public record State(int steps, float[] first, float[] second) {}

  private final float[] first;
  private final float[] second;
  private double learningRate;
  private int steps;

  public Adam(int parameters, double learningRate) {
    this(new State(0, new float[parameters], new float[parameters]), learningRate);
  }

  /// Goes on where another was.
  public Adam(State state, double learningRate) {
    this.learningRate = learningRate;
    first = state.first().clone();
    second = state.second().clone();
    steps = state.steps();
  }

  public State state() {
    return new State(steps, first.clone(), second.clone());
  }

  /// From the next step on.
  public void useLearningRate(double rate) {
    learningRate = rate;
  }

  /// Moves the parameters against the gradient.
  public void step(float[] parameters, double[] gradient) {
    steps++;
    double rate = rate();
    double root = root();
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] -= moved(i, gradient[i], rate, root);
    }
  }

  /// Moves the parameters against the gradient.
  public void step(float[] parameters, float[] gradient) {
    steps++;
    double rate = rate();
    double root = root();
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] -= moved(i, gradient[i], rate, root);
    }
  }

  private double rate() {
    return learningRate / (1 - Math.pow(BETA_1, steps));
  }

  private double root() {
    return Math.sqrt(1 - Math.pow(BETA_2, steps));
  }

  private float moved(int i, double slope, double rate, double root) {
    first[i] = (float) (BETA_1 * first[i] + (1 - BETA_1) * slope);
    second[i] = (float) (BETA_2 * second[i] + (1 - BETA_2) * slope * slope);
    return (float) (rate * first[i] / (Math.sqrt(second[i]) / root + EPSILON));
  }
}
