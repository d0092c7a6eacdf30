package org.stegoscope.analysis.projection;

import org.stegoscope.analysis.ParallelRows;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// UMAP in the plane (McInnes, Healy and Melville 2018), with exact neighbours, and a start along
/// the first two principal components in place of the spectral one.
///
/// In each epoch every point is moved by itself, one sampled pull or push after the other, among
/// the places the others had when the epoch began. The same points, options and seed therefore give
/// the same bits on any number of cores.
final class Umap {

  /// The scale of the embedding.
  static final double SPREAD = 1;

  private static final String STAGE = "UMAP";
  private static final double START = 10;
  private static final double DISPLACEMENT = 1e-4;
  private static final double LONGEST_STEP = 4;

  /// How many points push a point away for each that pulls it.
  private static final int PUSHES = 5;

  /// Keeps the push between points of one place finite.
  private static final double LEAST_SQUARE = 1e-3;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final FuzzyGraph graph;
  private final DistanceCurve curve;
  private final float greatest;
  private final int count;
  private final int epochs;
  private final long seed;
  private float[] positions;
  private float[] next;
  private int epoch;

  private Umap(FuzzyGraph graph, float[] start, UmapOptions options) {
    this.graph = graph;
    curve = DistanceCurve.fitted(options.minimumDistance(), SPREAD);
    count = start.length / 2;
    epochs = options.epochsFor(count);
    seed = options.seed();
    positions = start;
    next = new float[start.length];
    float most = 0;
    for (float weight : graph.weights()) {
      most = Math.max(most, weight);
    }
    greatest = most;
  }

  /// Points in the plane.
  ///
  /// @param coordinates `[n, 2]`; they must not be written to
  record Result(float[] coordinates, int epochs) {}

  /// Prepares an embedding of `points`, `[n, dimension]`, that has made no epoch.
  ///
  /// @throws StegoscopeException if a value is not finite or there are no more points than
  ///   neighbours of each
  static Umap start(float[] points, int dimension, UmapOptions options, JobContext context) {
    int count = points.length / dimension;
    if (count <= options.neighbours()) {
      throw new StegoscopeException(
          ("UMAP with %d neighbours needs at least %d points, but there are %d; choose fewer"
                  + " neighbours.")
              .formatted(options.neighbours(), options.neighbours() + 1, count));
    }
    context.progress(STAGE, 0);
    ReducedPoints reduced =
        ReducedPoints.of(
            points,
            dimension,
            options.metric(),
            options.principalComponents(),
            context.part(0, 0.4));
    Neighbours neighbours =
        NearestNeighbours.of(
            reduced.values(),
            reduced.dimension(),
            options.neighbours(),
            Metric.EUCLIDEAN,
            context.part(0.4, 1));
    double reach = reduced.reach();
    double[] start = reduced.start(reach > 0 ? START / reach : 0, DISPLACEMENT, options.seed());
    return new Umap(FuzzyGraph.of(neighbours, context.part(1, 1)), floats(start), options);
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /// Goes on until all epochs are made or the watcher stops; later calls go on from there.
  Result run(EmbeddingWatcher watcher, JobContext context) {
    boolean isGoing = true;
    while (isGoing && epoch < epochs) {
      context.progress(STAGE, (double) epoch / epochs);
      context.checkCancelled();
      step(context);
      isGoing =
          epoch % watcher.interval() != 0
              || watcher.embedded(epoch, positions.clone()) == EmbeddingWatcher.Verdict.GO_ON;
    }
    context.progress(STAGE, 1);
    return new Result(positions.clone(), epoch);
  }

  private void step(JobContext context) {
    double rate = 1 - (double) epoch / epochs;
    ParallelRows.forEach(count, context, point -> move(point, rate));
    float[] before = positions;
    positions = next;
    next = before;
    epoch++;
  }

  private void move(int point, double rate) {
    double[] here = {positions[2 * point], positions[2 * point + 1]};
    long state = mixed(seed + mixed(epoch * GOLDEN + point));
    for (int e = graph.starts()[point]; e < graph.starts()[point + 1]; e++) {
      if (!isSampled(graph.weights()[e] / greatest)) {
        continue;
      }
      // The pull of the edge, and that of the same edge seen from its other end.
      pull(here, graph.columns()[e], rate);
      pull(here, graph.columns()[e], rate);
      for (int i = 0; i < PUSHES; i++) {
        state += GOLDEN;
        int other = (int) Math.floorMod(mixed(state) >>> 1, (long) count);
        if (other != point) {
          push(here, other, rate);
        }
      }
    }
    next[2 * point] = (float) here[0];
    next[2 * point + 1] = (float) here[1];
  }

  /// Whether it is the turn, in this epoch, of an edge that is to have this share of all turns.
  private boolean isSampled(float share) {
    return Math.floor((epoch + 1.0) * share) > Math.floor(epoch * (double) share);
  }

  private void pull(double[] here, int other, double rate) {
    double dx = here[0] - positions[2 * other];
    double dy = here[1] - positions[2 * other + 1];
    double square = dx * dx + dy * dy;
    if (square > 0) {
      double power = Math.pow(square, curve.b());
      double force = -2 * curve.a() * curve.b() * power / square / (curve.a() * power + 1);
      here[0] += rate * clipped(force * dx);
      here[1] += rate * clipped(force * dy);
    }
  }

  private void push(double[] here, int other, double rate) {
    double dx = here[0] - positions[2 * other];
    double dy = here[1] - positions[2 * other + 1];
    double square = dx * dx + dy * dy;
    double power = Math.pow(square, curve.b());
    double force = 2 * curve.b() / ((LEAST_SQUARE + square) * (curve.a() * power + 1));
    here[0] += rate * clipped(force * dx);
    here[1] += rate * clipped(force * dy);
  }

  private static double clipped(double step) {
    return Math.clamp(step, -LONGEST_STEP, LONGEST_STEP);
  }

  /// SplitMix64's finalizer (Steele, Lea and Flood 2014).
  private static long mixed(long value) {
    long first = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
    return second ^ (second >>> 31);
  }
}
