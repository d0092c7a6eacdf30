package org.stegoscope.analysis.projection;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.stegoscope.analysis.ParallelRows;
import org.stegoscope.job.JobContext;

/// The repulsive forces of t-SNE between points of the plane, after Barnes and Hut: what is far
/// away acts as its centre of mass (van der Maaten 2014).
///
/// Points are sorted along a Z-order curve and divided into quadrants until at most [#GROUP] are
/// together. Each such group goes through the tree once, as one body, so that a cell is taken as a
/// whole only where it is far from every point of the group; the sums over the group are then loops
/// that the compiler vectorises. A group's sums depend on no other's, and groups are added up in
/// order, so the same points give the same bits on any number of cores.
final class Repulsion {

  private static final int GROUP = 128;

  /// Width of a cell over its distance below which it acts as one: scikit-learn's `angle`.
  private static final double ANGLE = 0.5;

  private static final int BITS = 16;
  private static final int RADIX_BITS = 11;

  private final int count;
  private final Queue<Sums> idle = new ConcurrentLinkedQueue<>();

  private long[] keys;
  private long[] spare;
  private final float[] x;
  private final float[] y;

  // Nodes in depth-first order; `next` is the node after all below it.
  private final int[] next;
  private final int[] first;
  private final int[] end;
  private final float[] centreX;
  private final float[] centreY;
  private final double[] width;
  private final boolean[] leaf;
  private int nodes;

  private final int[] groupFirst;
  private final int[] groupEnd;
  private final double[] groupTotal;
  private int groups;

  Repulsion(int count) {
    this.count = count;
    keys = new long[count];
    spare = new long[count];
    x = new float[count];
    y = new float[count];
    // Every inner node has two children or more, so there are fewer of them than leaves.
    int most = 2 * count;
    next = new int[most];
    first = new int[most];
    end = new int[most];
    centreX = new float[most];
    centreY = new float[most];
    width = new double[most];
    leaf = new boolean[most];
    groupFirst = new int[count];
    groupEnd = new int[count];
    groupTotal = new double[count];
  }

  /// For points `xy`, `[n, 2]`, puts `sum_j q_ij^2 (y_i - y_j)` into `forces`, `[n, 2]`, where
  /// `q_ij = 1 / (1 + |y_i - y_j|^2)`, and returns the sum of `q_ij` over all ordered pairs.
  double forces(float[] xy, float[] forces, JobContext context) {
    sort(xy);
    nodes = 0;
    groups = 0;
    build(0, count, 2 * BITS);
    ParallelRows.forEach(groups, context, group -> sum(group, forces));
    double total = 0;
    for (int group = 0; group < groups; group++) {
      total += groupTotal[group];
    }
    return total;
  }

  private void sort(float[] xy) {
    float left = Float.POSITIVE_INFINITY;
    float right = Float.NEGATIVE_INFINITY;
    float top = Float.POSITIVE_INFINITY;
    float bottom = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      left = Math.min(left, xy[2 * i]);
      right = Math.max(right, xy[2 * i]);
      top = Math.min(top, xy[2 * i + 1]);
      bottom = Math.max(bottom, xy[2 * i + 1]);
    }
    double side = Math.max((double) right - left, (double) bottom - top);
    double scale = side > 0 ? ((1 << BITS) - 1) / side : 0;
    for (int i = 0; i < count; i++) {
      long column = spread((int) ((xy[2 * i] - left) * scale));
      long row = spread((int) ((xy[2 * i + 1] - top) * scale));
      keys[i] = (((row << 1) | column) << Integer.SIZE) | i;
    }
    for (int shift = Integer.SIZE; shift < 2 * Integer.SIZE; shift += RADIX_BITS) {
      sortBy(shift);
    }
    for (int i = 0; i < count; i++) {
      int point = (int) keys[i];
      x[i] = xy[2 * point];
      y[i] = xy[2 * point + 1];
    }
  }

  /// A zero bit before every bit of a number of 16.
  private static long spread(int number) {
    int bits = (number | (number << 8)) & 0x00ff00ff;
    bits = (bits | (bits << 4)) & 0x0f0f0f0f;
    bits = (bits | (bits << 2)) & 0x33333333;
    return (bits | (bits << 1)) & 0x55555555;
  }

  /// A stable counting sort by some bits of the keys.
  private void sortBy(int shift) {
    int mask = (1 << RADIX_BITS) - 1;
    int[] places = new int[(1 << RADIX_BITS) + 1];
    for (long key : keys) {
      places[(int) ((key >>> shift) & mask) + 1]++;
    }
    for (int i = 0; i < 1 << RADIX_BITS; i++) {
      places[i + 1] += places[i];
    }
    for (long key : keys) {
      spare[places[(int) ((key >>> shift) & mask)]++] = key;
    }
    long[] sorted = spare;
    spare = keys;
    keys = sorted;
  }

  /// Makes the node of the points `from until to`, whose places agree but for the last `bits`.
  private void build(int from, int to, int bits) {
    int node = nodes++;
    first[node] = from;
    end[node] = to;
    describe(node);
    int together = together(from, to, bits);
    leaf[node] = to - from <= GROUP || together == 0;
    if (leaf[node]) {
      for (int start = from; start < to; start += GROUP) {
        groupFirst[groups] = start;
        groupEnd[groups++] = Math.min(to, start + GROUP);
      }
    } else {
      int shift = Integer.SIZE + together - 2;
      for (int start = from; start < to; ) {
        int after = after(start, to, shift);
        build(start, after, together - 2);
        start = after;
      }
    }
    next[node] = nodes;
  }

  /// As `bits`, but less those in which the points agree as well.
  private int together(int from, int to, int bits) {
    long different = (keys[from] ^ keys[to - 1]) >>> Integer.SIZE;
    int left = bits;
    while (left > 0 && different >>> (left - 2) == 0) {
      left -= 2;
    }
    return left;
  }

  /// Where the points end that lie in the quadrant of `start`.
  private int after(int start, int to, int shift) {
    long quadrant = keys[start] >>> shift;
    int low = start + 1;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (keys[middle] >>> shift == quadrant) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void describe(int node) {
    double sumX = 0;
    double sumY = 0;
    float left = Float.POSITIVE_INFINITY;
    float right = Float.NEGATIVE_INFINITY;
    float top = Float.POSITIVE_INFINITY;
    float bottom = Float.NEGATIVE_INFINITY;
    for (int i = first[node]; i < end[node]; i++) {
      sumX += x[i];
      sumY += y[i];
      left = Math.min(left, x[i]);
      right = Math.max(right, x[i]);
      top = Math.min(top, y[i]);
      bottom = Math.max(bottom, y[i]);
    }
    int mass = end[node] - first[node];
    centreX[node] = (float) (sumX / mass);
    centreY[node] = (float) (sumY / mass);
    width[node] = Math.max((double) right - left, (double) bottom - top);
  }

  private void sum(int group, float[] forces) {
    Sums polled = idle.poll();
    Sums sums = polled == null ? new Sums() : polled;
    groupTotal[group] = sums.of(groupFirst[group], groupEnd[group], forces);
    idle.add(sums);
  }

  /// What acts on a group, and how.
  private final class Sums {

    private static final int X = 0;
    private static final int Y = GROUP;
    private static final int FORCE_X = 2 * GROUP;
    private static final int FORCE_Y = 3 * GROUP;
    private static final int TOTAL = 4 * GROUP;

    private float[] bodyX = new float[1024];
    private float[] bodyY = new float[1024];
    private float[] mass = new float[1024];
    private int bodies;

    /// All of a group in one array, because the compiler only vectorises what it can see not to
    /// overlap.
    private final float[] lanes = new float[5 * GROUP];

    double of(int from, int to, float[] forces) {
      gather(from, to);
      Arrays.fill(lanes, 0);
      for (int p = 0; p < GROUP; p++) {
        int point = Math.min(from + p, to - 1);
        lanes[X + p] = x[point];
        lanes[Y + p] = y[point];
      }
      for (int body = 0; body < bodies; body++) {
        add(lanes, bodyX[body], bodyY[body], mass[body]);
      }
      double total = 0;
      for (int p = 0; p < to - from; p++) {
        int point = (int) keys[from + p];
        forces[2 * point] = lanes[FORCE_X + p];
        forces[2 * point + 1] = lanes[FORCE_Y + p];
        // A point is at distance 0 to itself.
        total += lanes[TOTAL + p] - 1.0;
      }
      return total;
    }

    private void gather(int from, int to) {
      float left = Float.POSITIVE_INFINITY;
      float right = Float.NEGATIVE_INFINITY;
      float top = Float.POSITIVE_INFINITY;
      float bottom = Float.NEGATIVE_INFINITY;
      for (int i = from; i < to; i++) {
        left = Math.min(left, x[i]);
        right = Math.max(right, x[i]);
        top = Math.min(top, y[i]);
        bottom = Math.max(bottom, y[i]);
      }
      bodies = 0;
      int node = 0;
      while (node < nodes) {
        double dx = Math.max(0, Math.max(left - centreX[node], centreX[node] - right));
        double dy = Math.max(0, Math.max(top - centreY[node], centreY[node] - bottom));
        int size = end[node] - first[node];
        boolean isFar = width[node] * width[node] < ANGLE * ANGLE * (dx * dx + dy * dy);
        if (isFar || (leaf[node] && size > GROUP)) {
          reserve(1);
          put(centreX[node], centreY[node], size);
          node = next[node];
        } else if (leaf[node]) {
          reserve(size);
          for (int i = first[node]; i < end[node]; i++) {
            put(x[i], y[i], 1);
          }
          node = next[node];
        } else {
          node++;
        }
      }
    }

    private void reserve(int more) {
      if (bodies + more > bodyX.length) {
        int length = 2 * (bodies + more);
        bodyX = Arrays.copyOf(bodyX, length);
        bodyY = Arrays.copyOf(bodyY, length);
        mass = Arrays.copyOf(mass, length);
      }
    }

    private void put(float bodyAtX, float bodyAtY, float bodyMass) {
      bodyX[bodies] = bodyAtX;
      bodyY[bodies] = bodyAtY;
      mass[bodies++] = bodyMass;
    }

    private static void add(float[] lanes, float bodyX, float bodyY, float mass) {
      for (int p = 0; p < GROUP; p++) {
        float dx = lanes[X + p] - bodyX;
        float dy = lanes[Y + p] - bodyY;
        float near = 1 / (1 + dx * dx + dy * dy);
        float weight = mass * near;
        float force = weight * near;
        lanes[FORCE_X + p] += force * dx;
        lanes[FORCE_Y + p] += force * dy;
        lanes[TOTAL + p] += weight;
      }
    }
  }
}
