package org.stegoscope.analysis.fitting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.stegoscope.analysis.ClusterProbe;
import org.stegoscope.analysis.ParallelRows;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// Fits a cluster probe without labels as STEGO does: the loss is less the mean, over the tokens of
/// a batch, of the cosine to the nearest centre. Centres begin as draws of a normal distribution.
/// The same images, options and seed give the same bits on any number of cores.
public final class ClusterProbeFit {

  private static final String STAGE = "Fitting the cluster probe";
  private static final double EPSILON = 1e-12;

  /// A probe that was fitted.
  ///
  /// @param seed that it began with
  /// @param loss over the tokens of all images: less the mean cosine to the nearest centre
  public record Restart(ClusterProbe probe, long seed, double loss) {}

  private record Scored(Restart start, double score) {}

  private final FitSource source;
  private final FitOptions options;
  private final FitWatcher watcher;
  private final JobContext context;
  private final int clusters;
  private final int dimension;
  private final float[] centres;

  private ClusterProbeFit(
      FitSource source,
      int clusters,
      float[] centres,
      FitOptions options,
      FitWatcher watcher,
      JobContext context) {
    this.source = source;
    this.clusters = clusters;
    this.centres = centres;
    this.options = options;
    this.watcher = watcher;
    this.context = context;
    dimension = centres.length / clusters;
  }

  /// Fits several probes, whose seeds follow from the one of the options; the best first by the
  /// rule that needs no labels: the smallest loss over the tokens of all images.
  ///
  /// @throws StegoscopeException where there is no image, or the loss is no longer a number
  public static List<Restart> fit(
      FitSource source,
      int clusters,
      int restarts,
      FitOptions options,
      FitWatcher watcher,
      JobContext context) {
    return ranked(source, clusters, restarts, options, watcher, Restart::loss, context);
  }

  /// The same, the best first by a score of the caller, of which the smallest is best: for instance
  /// less the mean IoU on labels. It is asked for once for each start; of equal ones the smaller
  /// loss is better.
  public static List<Restart> ranked(
      FitSource source,
      int clusters,
      int restarts,
      FitOptions options,
      FitWatcher watcher,
      ToDoubleFunction<Restart> score,
      JobContext context) {
    if (restarts < 1 || clusters < 1) {
      throw new StegoscopeException(
          "A cluster probe needs at least one start and one cluster, not %d and %d."
              .formatted(restarts, clusters));
    }
    SplittableRandom seeds = new SplittableRandom(options.seed());
    List<Restart> fitted = new ArrayList<>();
    for (int i = 0; i < restarts; i++) {
      // One start has the seed itself.
      long seed = i == 0 ? options.seed() : seeds.nextLong();
      fitted.add(
          once(
              source,
              clusters,
              options.withSeed(seed),
              watcher,
              context.part((double) i / restarts, (i + 1.0) / restarts)));
    }
    return fitted.stream()
        .map(start -> new Scored(start, score.applyAsDouble(start)))
        .sorted(
            Comparator.comparingDouble(Scored::score)
                .thenComparingDouble(one -> one.start().loss()))
        .map(Scored::start)
        .toList();
  }

  private static Restart once(
      FitSource source, int clusters, FitOptions options, FitWatcher watcher, JobContext context) {
    SplittableRandom random = new SplittableRandom(options.seed());
    Batches batches = new Batches(source.size(), random.split());
    int dimension = source.image(0).map().channels();
    float[] centres = new float[clusters * dimension];
    for (int i = 0; i < centres.length; i++) {
      centres[i] = (float) random.nextGaussian();
    }
    return new ClusterProbeFit(source, clusters, centres, options, watcher, context).run(batches);
  }

  /// Begins with given centres, `[clusters, dimension]`, which are changed.
  static Restart fit(
      FitSource source, int clusters, float[] centres, FitOptions options, FitWatcher watcher) {
    Batches batches = new Batches(source.size(), new SplittableRandom(options.seed()).split());
    return new ClusterProbeFit(source, clusters, centres, options, watcher, JobContext.NONE)
        .run(batches);
  }

  private Restart run(Batches batches) {
    Adam adam = new Adam(centres.length, options.learningRate());
    for (int step = 1; step <= options.steps(); step++) {
      context.progress(STAGE, (double) (step - 1) / options.steps());
      context.giveWay();
      double[] norms = norms();
      double[] units = units(norms);
      ClusterGradient[] sums = sums(batches.next(options.batch()), units);
      double loss = loss(sums);
      LinearProbeFit.requireNumber(loss, step);
      watcher.step(step, loss);
      adam.step(centres, gradient(sums, norms, units));
    }
    int[] all = new int[source.size()];
    Arrays.setAll(all, i -> i);
    double whole = loss(sums(all, units(norms())));
    context.progress(STAGE, 1);
    return new Restart(new ClusterProbe(clusters, dimension, centres), options.seed(), whole);
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

  private ClusterGradient[] sums(int[] images, double[] units) {
    ClusterGradient[] sums = new ClusterGradient[images.length];
    ParallelRows.forEach(
        images.length,
        context,
        i -> {
          var map = source.image(images[i]).map();
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
