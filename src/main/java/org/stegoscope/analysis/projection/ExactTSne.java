package org.stegoscope.analysis.projection;

import java.util.OptionalDouble;
import java.util.concurrent.Flow;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;
import smile.manifold.TSNE;
import smile.math.MathEx;
import smile.util.AlgoStatus;
import smile.util.IterativeAlgorithmController;

/// t-SNE over all pairs of points, by the library Smile: a peer to compare [TSne] with. Time and
/// memory grow with the square of the number of points, so only few are taken. It starts at random,
/// and is not shown while it grows.
final class ExactTSne {

  static final int MOST_POINTS = 2000;

  private static final String STAGE = "Exact t-SNE";
  private static final int LEAST_ITERATIONS = 250;
  private static final double LEAST_RATE = 50;
  private static final double EXAGGERATION = 12;

  /// So small that it never ends before its iterations are made.
  private static final double LEAST_GRADIENT = 1e-12;

  private ExactTSne() {}

  /// @throws StegoscopeException as [TSne#fit], and for too many points or too few iterations
  static Embedding fit(
      float[] points, int dimension, ProjectionOptions options, JobContext context) {
    int count = points.length / dimension;
    TSne.requireEnough(count, options.perplexity());
    if (count > MOST_POINTS) {
      throw new StegoscopeException(
          "Exact t-SNE takes at most 2,000 points, but there are %d; draw fewer, or use t-SNE."
              .formatted(count));
    }
    if (options.iterations() < LEAST_ITERATIONS) {
      throw new StegoscopeException(
          "Exact t-SNE makes at least %d iterations, not %d."
              .formatted(LEAST_ITERATIONS, options.iterations()));
    }
    context.progress(STAGE, -1);
    ReducedPoints reduced =
        ReducedPoints.of(
            points, dimension, options.metric(), options.principalComponents(), context);
    double[][] rows = new double[count][reduced.dimension()];
    for (int i = 0; i < points.length / dimension * reduced.dimension(); i++) {
      rows[i / reduced.dimension()][i % reduced.dimension()] = reduced.values()[i];
    }
    TSNE found = run(rows, options, context);
    context.checkCancelled();
    float[] coordinates = new float[2 * count];
    for (int i = 0; i < coordinates.length; i++) {
      coordinates[i] = (float) found.coordinates()[i / 2][i % 2];
    }
    return new Embedding(
        coordinates, options.iterations(), OptionalDouble.of(found.cost()), new double[0]);
  }

  private static TSNE run(double[][] rows, ProjectionOptions options, JobContext context) {
    try (IterativeAlgorithmController<AlgoStatus> controller =
        new IterativeAlgorithmController<>()) {
      controller.subscribe(new CancelWatch(controller, context));
      // The generator belongs to the thread, and the start is drawn on this one.
      MathEx.setSeed(options.seed());
      return TSNE.fit(
          rows,
          new TSNE.Options(
              2,
              options.perplexity(),
              Math.max(LEAST_RATE, rows.length / EXAGGERATION / 4),
              EXAGGERATION,
              options.iterations(),
              options.iterations(),
              LEAST_GRADIENT,
              0.5,
              0.8,
              LEAST_ITERATIONS,
              0.01,
              controller));
    }
  }

  /// Stops the library when the job is cancelled; it tells of itself every few iterations.
  private record CancelWatch(
      IterativeAlgorithmController<AlgoStatus> controller, JobContext context)
      implements Flow.Subscriber<AlgoStatus> {

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(AlgoStatus status) {
      if (context.isCancelled()) {
        controller.stop();
      }
    }

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
  }
}
