package org.stegoscope.analysis.crf;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.stegoscope.analysis.ParallelRows;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// The permutohedral lattice (Adams, Baek and Davis 2010): points of a few dimensions are spread to
/// the corners of the simplices they lie in, corners are blurred along the axes of the lattice, and
/// points read their corners again: a Gaussian filter at a cost that is linear in the points.
///
/// A corner's coordinates all leave the same remainder by `dimension + 1`, so a corner is named by
/// that remainder and the quotients, packed into one number; the name of a neighbour along an axis
/// then is the name plus a constant of the axis and the remainder.
///
/// Arrays must not be written to. The same points give the same lattice on any number of cores.
final class Lattice {

  private static final int CHUNK = 2048;

  private final int points;
  private final int corners;

  /// How many different corners there are.
  private int size;

  /// The corner of each point, `[points, corners]`, and its barycentric weight.
  private final int[] cornerOf;

  private final float[] weights;

  /// The points of each corner: those from `starts[i]` to `starts[i + 1]`, as places in `cornerOf`,
  /// ascending.
  private int[] starts;

  private int[] places;

  /// Along each axis the neighbours before and behind each corner, `[axes, 2, size]`; `size` where
  /// there is none.
  private int[] neighbours;

  private Lattice(int points, int dimension) {
    this.points = points;
    corners = dimension + 1;
    cornerOf = new int[Math.multiplyExact(points, corners)];
    weights = new float[cornerOf.length];
  }

  /// @param features `[points, dimension]`, scaled so that the filter has a deviation of 1
  static Lattice of(float[] features, int dimension, JobContext context) {
    Lattice lattice = new Lattice(features.length / dimension, dimension);
    short[] keys = new short[Math.multiplyExact(lattice.points, dimension * lattice.corners)];
    lattice.embed(features, dimension, keys, context);
    lattice.name(keys, dimension, context);
    lattice.list();
    return lattice;
  }

  int points() {
    return points;
  }

  /// How many corners a point has.
  int corners() {
    return corners;
  }

  int size() {
    return size;
  }

  float[] weights() {
    return weights;
  }

  int[] cornerOf() {
    return cornerOf;
  }

  int[] starts() {
    return starts;
  }

  int[] places() {
    return places;
  }

  int neighbourBefore(int axis, int corner) {
    return neighbours[2 * axis * size + corner];
  }

  int neighbourBehind(int axis, int corner) {
    return neighbours[(2 * axis + 1) * size + corner];
  }

  /// What a filtered value is to be multiplied with.
  float norm() {
    return (float) (1 / (1 + Math.pow(2, 1 - corners)));
  }

  private void embed(float[] features, int dimension, short[] keys, JobContext context) {
    float[] scales = new float[dimension];
    // Rounded where the library rounds: pixels of round colours lie on borders of simplices.
    float spread = (float) (Math.sqrt(2.0 / 3) * corners);
    for (int i = 0; i < dimension; i++) {
      scales[i] = (float) (1 / Math.sqrt((i + 1.0) * (i + 2)) * spread);
    }
    chunks(
        points,
        context,
        (from, to) -> {
          Simplex simplex = new Simplex(dimension, scales);
          for (int point = from; point < to; point++) {
            simplex.enclose(features, point * dimension);
            simplex.copyWeights(weights, point * corners);
            simplex.copyKeys(keys, point * corners * dimension);
          }
        });
  }

  /// Work on `0 until count` in pieces.
  @FunctionalInterface
  interface Piece {
    void run(int from, int to);
  }

  static void chunks(int count, JobContext context, Piece piece) {
    ParallelRows.forEach(
        (count + CHUNK - 1) / CHUNK,
        context,
        chunk -> piece.run(chunk * CHUNK, Math.min(count, (chunk + 1) * CHUNK)));
  }

  private void name(short[] keys, int dimension, JobContext context) {
    int[] least = new int[dimension];
    int[] most = new int[dimension];
    Arrays.fill(least, Integer.MAX_VALUE);
    Arrays.fill(most, Integer.MIN_VALUE);
    for (int i = 0; i < keys.length; i++) {
      int quotient = Math.floorDiv(keys[i], corners);
      int axis = i % dimension;
      least[axis] = Math.min(least[axis], quotient);
      most[axis] = Math.max(most[axis], quotient);
    }
    long[] strides = new long[dimension];
    long stride = corners;
    for (int axis = 0; axis < dimension; axis++) {
      strides[axis] = stride;
      // With room for a neighbour on either side.
      least[axis]--;
      long extent = most[axis] + 2L - least[axis];
      if (stride > Long.MAX_VALUE / extent) {
        throw new StegoscopeException(
            "The CRF's lattice has too many cells; choose greater deviations.");
      }
      stride *= extent;
    }
    CornerNames names = new CornerNames(points);
    for (int place = 0; place < cornerOf.length; place++) {
      if (place % CHUNK == 0) {
        context.checkCancelled();
      }
      int key = place * dimension;
      long name = Math.floorMod(keys[key], corners);
      for (int axis = 0; axis < dimension; axis++) {
        name += (Math.floorDiv(keys[key + axis], corners) - least[axis]) * strides[axis];
      }
      cornerOf[place] = names.idOf(name);
    }
    size = names.size();
    neighbours = new int[Math.multiplyExact(2 * corners, size)];
    long all = Arrays.stream(strides).sum();
    chunks(
        size,
        context,
        (from, to) -> {
          for (int axis = 0; axis < corners; axis++) {
            long own = axis < dimension ? strides[axis] : 0;
            for (int corner = from; corner < to; corner++) {
              long name = names.nameOf(corner);
              int remainder = (int) (name % corners);
              long before = remainder > 0 ? name - 1 : name + dimension - all;
              long behind = remainder < dimension ? name + 1 : name - dimension + all;
              neighbours[2 * axis * size + corner] = names.find(before + own, size);
              neighbours[(2 * axis + 1) * size + corner] = names.find(behind - own, size);
            }
          }
        });
  }

  private void list() {
    starts = new int[size + 1];
    for (int corner : cornerOf) {
      starts[corner + 1]++;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    int[] next = Arrays.copyOf(starts, size);
    places = new int[cornerOf.length];
    IntStream.range(0, cornerOf.length).forEach(place -> places[next[cornerOf[place]]++] = place);
  }
}
