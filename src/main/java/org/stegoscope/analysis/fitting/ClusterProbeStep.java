package org.stegoscope.analysis.fitting;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.stegoscope.analysis.ClusterProbe;
import org.stegoscope.analysis.ParallelRows;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// A cluster probe that learns batch by batch: tokens pull their nearest centre by the cosine, and
/// Adam moves it. The same batches give the same bits on any number of cores.
public final class ClusterProbeStep {

  private static final double EPSILON = 1e-12;

  /// Everything it is, so that it can go on later.
  ///
  /// @param centres `[clusters, dimension]`
  public record State(int clusters, float[] centres, Adam.State adam) {

    /// Of a probe that has not learnt yet.
    public static State of(int clusters, float[] centres) {
      return new State(clusters, centres, new Adam(centres.length, 0).state());
    }

    /// Drawn as STEGO draws them, of a standard normal distribution.
    public static State drawn(int clusters, int dimension, SplittableRandom random) {
      float[] centres = new float[clusters * dimension];
      for (int i = 0; i < centres.length; i++) {
        centres[i] = (float) random.nextGaussian();
      }
      return of(clusters, centres);
    }
  }

  private final int clusters;
  private final int dimension;
  private final float[] centres;
  private final Adam adam;

  public ClusterProbeStep(State state, double learningRate) {
    clusters = state.clusters();
    centres = state.centres().clone();
    dimension = centres.length / clusters;
    adam = new Adam(state.adam(), learningRate);
  }

  public State state() {
    return new State(clusters, centres.clone(), adam.state());
  }

  public ClusterProbe probe() {
    return new ClusterProbe(clusters, dimension, centres.clone());
  }

  /// From the next step on.
  public void useLearningRate(double rate) {
    adam.useLearningRate(rate);
  }

  /// Learns from a batch.
  ///
  /// @param maps those of the batch, asked for by several threads
  /// @return the loss before: less the mean cosine of a token to its nearest centre
  /// @throws StegoscopeException where features have another width
  public double step(int count, IntFunction<FeatureMap> maps, JobContext context) {
    double[] norms = norms();
    double[] units = units(norms);
    ClusterGradient[] sums = sums(count, maps, units, context);
    double loss = loss(sums);
    if (Double.isFinite(loss)) {
      adam.step(centres, gradient(sums, norms, units));
    }
    return loss;
  }

  /// The loss of images that nothing is learnt from.
  public double loss(int count, IntFunction<FeatureMap> maps, JobContext context) {
    return loss(sums(count, maps, units(norms()), context));
  }

  private double[] norms() {
    double[] norms = new double[clusters];
    for (int k = 0; k < clusters; k++) {
      double square = 0;
      for (int i = k * dimension; i < (k + 1) * dimension; i++) {
        square += (double) centres[i] * centres[i];
      }
      norms[k] = Math.max(Math.sqrt(square), EPSILON);
    }
    return norms;
  }

  private double[] units(double[] norms) {
    double[] units = new double[centres.length];
    for (int i = 0; i < units.length; i++) {
      units[i] = centres[i] / norms[i / dimension];
    }
    return units;
  }

  private ClusterGradient[] sums(
      int count, IntFunction<FeatureMap> maps, double[] units, JobContext context) {
    ClusterGradient[] sums = new ClusterGradient[count];
    ParallelRows.forEach(
        count,
        context,
        i -> {
          FeatureMap map = maps.apply(i);
          if (map.channels() != dimension) {
            throw new StegoscopeException(
                "Features of %d and of %d channels cannot be fitted by one probe."
                    .formatted(dimension, map.channels()));
          }
          sums[i] = ClusterGradient.of(map, units);
        });
    return sums;
  }

  private static double loss(ClusterGradient[] sums) {
    double cosines = 0;
    long tokens = 0;
    for (ClusterGradient sum : sums) {
      cosines += Arrays.stream(sum.cosines()).sum();
      tokens += sum.tokens();
    }
    return -cosines / tokens;
  }

  private double[] gradient(ClusterGradient[] sums, double[] norms, double[] units) {
    double[] directions = new double[centres.length];
    double[] cosines = new double[clusters];
    long tokens = 0;
    for (ClusterGradient sum : sums) {
      tokens += sum.tokens();
      for (int i = 0; i < directions.length; i++) {
        directions[i] += sum.directions()[i];
      }
      for (int k = 0; k < clusters; k++) {
        cosines[k] += sum.cosines()[k];
      }
    }
    double[] gradient = new double[centres.length];
    for (int i = 0; i < gradient.length; i++) {
      int k = i / dimension;
      gradient[i] = -(directions[i] - cosines[k] * units[i]) / norms[k] / tokens;
    }
    return gradient;
  }
}
