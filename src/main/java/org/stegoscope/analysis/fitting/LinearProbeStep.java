package org.stegoscope.analysis.fitting;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.stegoscope.analysis.LinearProbe;
import org.stegoscope.analysis.ParallelRows;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// A linear probe that learns batch by batch: the cross entropy of scores that are interpolated to
/// the size of the labels, a mean over the labelled pixels of the batch, and Adam. The same batches
/// give the same bits on any number of cores.
public final class LinearProbeStep {

  /// Everything it is, so that it can go on later.
  ///
  /// @param weights `[classes, dimension]`
  public record State(float[] weights, float[] biases, Adam.State ofWeights, Adam.State ofBiases) {

    /// Of a probe that has not learnt yet.
    public static State of(float[] weights, float[] biases) {
      return new State(
          weights, biases, new Adam(weights.length, 0).state(), new Adam(biases.length, 0).state());
    }

    /// Drawn as PyTorch draws a convolution: evenly between plus and minus `1 / sqrt(dimension)`.
    public static State drawn(int classes, int dimension, SplittableRandom random) {
      double bound = 1 / Math.sqrt(dimension);
      float[] weights = drawn(classes * dimension, bound, random);
      return of(weights, drawn(classes, bound, random));
    }

    private static float[] drawn(int count, double bound, SplittableRandom random) {
      float[] values = new float[count];
      for (int i = 0; i < count; i++) {
        values[i] = (float) random.nextDouble(-bound, bound);
      }
      return values;
    }
  }

  private final float[] weights;
  private final float[] biases;
  private final Adam ofWeights;
  private final Adam ofBiases;

  public LinearProbeStep(State state, double learningRate) {
    weights = state.weights().clone();
    biases = state.biases().clone();
    ofWeights = new Adam(state.ofWeights(), learningRate);
    ofBiases = new Adam(state.ofBiases(), learningRate);
  }

  public State state() {
    return new State(weights.clone(), biases.clone(), ofWeights.state(), ofBiases.state());
  }

  public LinearProbe probe() {
    return new LinearProbe(biases.length, dimension(), weights.clone(), biases.clone());
  }

  /// From the next step on.
  public void useLearningRate(double rate) {
    ofWeights.useLearningRate(rate);
    ofBiases.useLearningRate(rate);
  }

  private int dimension() {
    return weights.length / biases.length;
  }

  /// Learns from a batch.
  ///
  /// @param images those of the batch, asked for by several threads
  /// @return the loss before; empty where no pixel has a label, and nothing is learnt
  /// @throws StegoscopeException where features have another width
  public OptionalDouble step(int count, IntFunction<FitSource.Image> images, JobContext context) {
    LinearGradient[] gradients = new LinearGradient[count];
    ParallelRows.forEach(
        count,
        context,
        i -> {
          FitSource.Image image = images.apply(i);
          if (image.map().channels() != dimension()) {
            throw new StegoscopeException(
                "Features of %d and of %d channels cannot be fitted by one probe."
                    .formatted(dimension(), image.map().channels()));
          }
          gradients[i] =
              image
                  .labels()
                  .map(labels -> LinearGradient.of(image.map(), labels, weights, biases))
                  .orElseGet(() -> LinearGradient.none(biases.length, image.map().channels()));
        });
    long pixels = Arrays.stream(gradients).mapToLong(LinearGradient::pixels).sum();
    if (pixels == 0) {
      return OptionalDouble.empty();
    }
    double loss = Arrays.stream(gradients).mapToDouble(LinearGradient::loss).sum() / pixels;
    if (Double.isFinite(loss)) {
      ofWeights.step(weights, mean(gradients, LinearGradient::weights, pixels));
      ofBiases.step(biases, mean(gradients, LinearGradient::biases, pixels));
    }
    return OptionalDouble.of(loss);
  }

  private interface Part {
    double[] of(LinearGradient gradient);
  }

  /// In the order of the batch.
  private static double[] mean(LinearGradient[] gradients, Part part, long pixels) {
    double[] sum = new double[part.of(gradients[0]).length];
    for (LinearGradient gradient : gradients) {
      double[] more = part.of(gradient);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += more[i];
      }
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= pixels;
    }
    return sum;
  }
}
