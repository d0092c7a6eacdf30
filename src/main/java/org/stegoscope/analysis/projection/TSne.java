package org.stegoscope.analysis.projection;

import java.util.Arrays;
import org.stegoscope.analysis.ParallelRows;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// t-SNE in the plane (van der Maaten and Hinton 2008) with the forces of Barnes and Hut (van der
/// Maaten 2014), as scikit-learn sets it up: neighbours up to three times the perplexity, a start
/// along the first two principal components, 250 iterations of 12-fold attraction at momentum 0.5,
/// then momentum 0.8, and a step of a 48th of the number of points, at least 50.
///
/// The same points, options and seed give the same bits on any number of cores: each sum is taken
/// by one thread in an order of its own, and sums of sums are taken in the order of the points.
/// Memory grows with the number of points times the perplexity.
public final class TSne {

  private static final String STAGE = "t-SNE";
  private static final int LEAST_POINTS = 4;

  private static final int EXAGGERATED_ITERATIONS = 250;
  private static final double EXAGGERATION = 12;
  private static final double FIRST_MOMENTUM = 0.5;
  private static final double MOMENTUM = 0.8;
  private static final double LEAST_GAIN = 0.01;
  private static final double LEAST_RATE = 50;

  /// Standard deviation of the start along its first axis, and of the displacements.
  private static final double START = 1e-4;

  private static final double DISPLACEMENT = 1e-6;

  private static final int ROWS = 256;

  /// The part of the time that comes before the first iteration, roughly.
  private static final double PREPARATION = 0.15;

  private final Affinities affinities;
  private final int count;
  private final int blocks;
  private final double rate;

  private final double[] positions;
  private final double[] steps;
  private final double[] gains;
  private final float[] xy;
  private final float[] repulsion;
  private final Repulsion repulsive;
  private int iteration;

  private TSne(Affinities affinities, double[] start) {
    this.affinities = affinities;
    count = start.length / 2;
    blocks = (count + ROWS - 1) / ROWS;
    rate = Math.max(LEAST_RATE, count / EXAGGERATION / 4);
    positions = start;
    steps = new double[start.length];
    gains = new double[start.length];
    Arrays.fill(gains, 1);
    xy = new float[start.length];
    repulsion = new float[start.length];
    repulsive = new Repulsion(count);
  }

  /// Points in the plane.
  ///
  /// @param coordinates `[n, 2]`; they must not be written to
  /// @param divergence of Kullback and Leibler, in nats, over the pairs of near neighbours
  /// @param iterations that were made
  public record Result(float[] coordinates, double divergence, int iterations) {}

  /// Embeds `points`, `[n, dimension]`, row-major. Equal points come to lie close together; points
  /// that are all the same make a cloud without a meaning.
  ///
  /// @throws StegoscopeException if a value is not finite, or if there are fewer than 4 points or
  ///   no more than three times the perplexity
  public static Result fit(
      float[] points,
      int dimension,
      TSneOptions options,
      EmbeddingWatcher watcher,
      JobContext context) {
    return start(points, dimension, options, context.part(0, PREPARATION))
        .run(options.iterations(), watcher, context.part(PREPARATION, 1));
  }

  /// Prepares an embedding that has made no iteration.
  ///
  /// @throws StegoscopeException as above
  static TSne start(float[] points, int dimension, TSneOptions options, JobContext before) {
    int count = points.length / dimension;
    requireEnough(count, options.perplexity());
    before.progress(STAGE, 0);
    ReducedPoints reduced =
        ReducedPoints.of(
            points,
            dimension,
            options.metric(),
            options.principalComponents(),
            before.part(0, 0.4));
    double deviation = reduced.deviation();
    double[] start =
        reduced.start(deviation > 0 ? START / deviation : 0, DISPLACEMENT, options.seed());
    int k = (int) Math.min(count - 1L, (long) (3 * options.perplexity() + 1));
    Neighbours neighbours =
        NearestNeighbours.of(
            reduced.values(), reduced.dimension(), k, Metric.EUCLIDEAN, before.part(0.4, 1));
    Affinities affinities =
        Affinities.of(neighbours, Metric.EUCLIDEAN, options.perplexity(), before);
    return new TSne(affinities, start);
  }

  /// Throws a sentence unless so many points can have this perplexity.
  public static void requireEnough(int count, double perplexity) {
    if (count < LEAST_POINTS) {
      throw new StegoscopeException(
          "t-SNE needs at least %d points, but there are %d.".formatted(LEAST_POINTS, count));
    }
    if (count - 1 < 3 * perplexity) {
      throw new StegoscopeException(
          "A perplexity of %s needs at least %d points, but there are %d; choose a perplexity of at"
                  .formatted(number(perplexity), (long) Math.ceil(3 * perplexity) + 1, count)
              + " most %s.".formatted(number((count - 1) / 3)));
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /// Goes on until `until` iterations are made in all, or the watcher stops. However they are
  /// divided among calls, the same iterations give the same bits.
  Result run(int until, EmbeddingWatcher watcher, JobContext context) {
    boolean isGoing = true;
    while (isGoing && iteration < until) {
      context.progress(STAGE, (double) iteration / until);
      context.checkCancelled();
      boolean isExaggerated = iteration < EXAGGERATED_ITERATIONS;
      step(isExaggerated ? EXAGGERATION : 1, isExaggerated ? FIRST_MOMENTUM : MOMENTUM, context);
      iteration++;
      isGoing =
          iteration % watcher.interval() != 0
              || watcher.embedded(iteration, coordinates()) == EmbeddingWatcher.Verdict.GO_ON;
    }
    double divergence = divergence(context);
    context.progress(STAGE, 1);
    return new Result(coordinates(), divergence, iteration);
  }

  private float[] coordinates() {
    float[] coordinates = new float[positions.length];
    for (int i = 0; i < coordinates.length; i++) {
      coordinates[i] = (float) positions[i];
    }
    return coordinates;
  }

  private double repel(JobContext context) {
    for (int i = 0; i < xy.length; i++) {
      xy[i] = (float) positions[i];
    }
    return repulsive.forces(xy, repulsion, context);
  }

  private void step(double exaggeration, double momentum, JobContext context) {
    double total = repel(context);
    ParallelRows.forEach(
        blocks,
        context,
        block -> {
          for (int i = block * ROWS; i < Math.min(count, (block + 1) * ROWS); i++) {
            move(i, exaggeration, momentum, total);
          }
        });
  }

  private void move(int point, double exaggeration, double momentum, double total) {
    float hereX = xy[2 * point];
    float hereY = xy[2 * point + 1];
    float pullX = 0;
    float pullY = 0;
    for (int e = affinities.starts()[point]; e < affinities.starts()[point + 1]; e++) {
      int other = affinities.columns()[e];
      float dx = hereX - xy[2 * other];
      float dy = hereY - xy[2 * other + 1];
      float force = affinities.values()[e] / (1 + dx * dx + dy * dy);
      pullX += force * dx;
      pullY += force * dy;
    }
    advance(2 * point, 4 * (exaggeration * pullX - repulsion[2 * point] / total), momentum);
    advance(2 * point + 1, 4 * (exaggeration * pullY - repulsion[2 * point + 1] / total), momentum);
  }

  /// Jacobs' delta-bar-delta: a gain grows while the gradient points against the last step.
  private void advance(int i, double gradient, double momentum) {
    double gain = steps[i] * gradient < 0 ? gains[i] + 0.2 : gains[i] * 0.8;
    gains[i] = Math.max(LEAST_GAIN, gain);
    steps[i] = momentum * steps[i] - rate * gains[i] * gradient;
    positions[i] += steps[i];
  }

  private double divergence(JobContext context) {
    double total = repel(context);
    double[] sums = new double[blocks];
    ParallelRows.forEach(
        blocks,
        context,
        block -> {
          for (int i = block * ROWS; i < Math.min(count, (block + 1) * ROWS); i++) {
            sums[block] += divergence(i, total);
          }
        });
    double sum = 0;
    for (double part : sums) {
      sum += part;
    }
    return sum;
  }

  private double divergence(int point, double total) {
    double sum = 0;
    for (int e = affinities.starts()[point]; e < affinities.starts()[point + 1]; e++) {
      int other = affinities.columns()[e];
      double dx = positions[2 * point] - positions[2 * other];
      double dy = positions[2 * point + 1] - positions[2 * other + 1];
      double p = affinities.values()[e];
      if (p > 0) {
        sum += p * Math.log(p * total * (1 + dx * dx + dy * dy));
      }
    }
    return sum;
  }
}
