package org.stegoscope.analysis.fitting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.stegoscope.analysis.ClusterProbe;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// Fits a cluster probe without labels as STEGO does: the loss is less the mean, over the tokens of
/// a batch, of the cosine to the nearest centre. Centres begin as draws of a normal distribution.
/// The same images, options and seed give the same bits on any number of cores.
public final class ClusterProbeFit {

  private static final String STAGE = "Fitting the cluster probe";

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
    float[] centres = ClusterProbeStep.State.drawn(clusters, dimension, random).centres();
    return new ClusterProbeFit(source, clusters, centres, options, watcher, context).run(batches);
  }

  /// Begins with given centres, `[clusters, dimension]`.
  static Restart fit(
      FitSource source, int clusters, float[] centres, FitOptions options, FitWatcher watcher) {
    Batches batches = new Batches(source.size(), new SplittableRandom(options.seed()).split());
    return new ClusterProbeFit(source, clusters, centres, options, watcher, JobContext.NONE)
        .run(batches);
  }

  private Restart run(Batches batches) {
    ClusterProbeStep probe =
        new ClusterProbeStep(ClusterProbeStep.State.of(clusters, centres), options.learningRate());
    for (int step = 1; step <= options.steps(); step++) {
      context.progress(STAGE, (double) (step - 1) / options.steps());
      context.giveWay();
      int[] batch = batches.next(options.batch());
      double loss = probe.step(batch.length, i -> source.image(batch[i]).map(), context);
      LinearProbeFit.requireNumber(loss, step);
      watcher.step(step, loss);
    }
    double whole = probe.loss(source.size(), i -> source.image(i).map(), context);
    context.progress(STAGE, 1);
    return new Restart(probe.probe(), options.seed(), whole);
  }
}
