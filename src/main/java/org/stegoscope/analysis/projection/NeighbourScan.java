package org.stegoscope.analysis.projection;

import java.util.Arrays;
import org.stegoscope.analysis.ParallelRows;
import org.stegoscope.job.JobContext;

/// Compares every vector with every other one and hands on the pairs that are near.
///
/// Inner products of float32 numbers, which the compiler vectorises, tell which pairs can be near
/// at all; only those are measured again in double precision. What rounding can do is bounded, and
/// the bound is given to the benefit of the pair, so no near pair is missed. Memory is that of
/// 4,096 vectors, and of a tile for each core.
final class NeighbourScan {

  /// Candidates in a block, and dimensions of them in a tile: 17 KB, which stays in the first-level
  /// cache while many queries run over it.
  private static final int WIDTH = 256;

  private static final int DEPTH = 16;

  /// Where the sums of a tile stand: right behind it in the same array, because the compiler only
  /// vectorises what it can see not to overlap.
  private static final int SUMS = DEPTH * WIDTH;

  private static final int QUERIES = 32;
  private static final int CANDIDATES = 4096;

  /// Of the squared sum of two lengths: what rounding vectors to float32 (4 units) and adding up 16
  /// products in float32 (9 units) may move their squared distance, with a margin.
  private static final double ROUNDING = 0x1p-24 * 24;

  /// What products too small for float32 may move it, for each dimension.
  private static final double VANISHING = 0x1p-124;

  /// What the scan is for. A query is on one thread at a time.
  interface Search {

    /// No pair further apart than this, squared, need be offered; infinite for all pairs.
    double reach(int query);

    /// The exact squared distance to another vector; now and then one out of reach.
    void offer(int query, int candidate, double squaredDistance);
  }

  private final Vectors vectors;
  private final int tiles;

  NeighbourScan(Vectors vectors) {
    this.vectors = vectors;
    tiles = (vectors.dimension() + DEPTH - 1) / DEPTH;
  }

  /// Offers the pairs of every query in ascending order of the candidates.
  void run(Search search, String stage, JobContext context) {
    int count = vectors.count();
    for (int first = 0; first < count; first += CANDIDATES) {
      Candidates candidates = pack(first, Math.min(CANDIDATES, count - first), context);
      double from = (double) first / count;
      double to = (double) (first + candidates.count) / count;
      ParallelRows.forEach(
          (count + QUERIES - 1) / QUERIES,
          stage,
          context.part(from, to),
          tile -> new Task(candidates, tile * QUERIES, search).run(context));
    }
  }

  /// `packed` is `[blocks, tiles, DEPTH, WIDTH]`, `squares` the squared lengths, `[count]`, and
  /// `longest` the greatest length of each block.
  private record Candidates(
      int first, int count, float[] packed, double[] squares, double[] longest) {}

  private Candidates pack(int first, int count, JobContext context) {
    int blocks = (count + WIDTH - 1) / WIDTH;
    float[] packed = new float[blocks * tiles * SUMS];
    double[] squares = new double[blocks * WIDTH];
    double[] longest = new double[blocks];
    ParallelRows.forEach(
        blocks,
        context,
        block -> {
          double greatest = 0;
          for (int i = block * WIDTH; i < Math.min(count, (block + 1) * WIDTH); i++) {
            int start = block * tiles * SUMS + i % WIDTH;
            squares[i] = vectors.copy(first + i, packed, start, WIDTH);
            greatest = Math.max(greatest, squares[i]);
          }
          longest[block] = Math.sqrt(greatest);
        });
    return new Candidates(first, count, packed, squares, longest);
  }

  /// A few queries against the candidates.
  private final class Task {

    private final Candidates candidates;
    private final int firstQuery;
    private final int queries;
    private final Search search;
    private final float[] rows = new float[QUERIES * tiles * DEPTH];
    private final double[] squares = new double[QUERIES];
    private final float[] tile = new float[SUMS + WIDTH];
    private final double[] products = new double[QUERIES * WIDTH];

    Task(Candidates candidates, int firstQuery, Search search) {
      this.candidates = candidates;
      this.firstQuery = firstQuery;
      this.search = search;
      queries = Math.min(QUERIES, vectors.count() - firstQuery);
      for (int q = 0; q < queries; q++) {
        squares[q] = vectors.copy(firstQuery + q, rows, q * tiles * DEPTH, 1);
      }
    }

    void run(JobContext context) {
      for (int block = 0; block * WIDTH < candidates.count; block++) {
        context.checkCancelled();
        multiply(block);
        for (int q = 0; q < queries; q++) {
          offer(block, q);
        }
      }
    }

    private void multiply(int block) {
      Arrays.fill(products, 0);
      for (int t = 0; t < tiles; t++) {
        System.arraycopy(candidates.packed, (block * tiles + t) * SUMS, tile, 0, SUMS);
        for (int q = 0; q < queries; q++) {
          sumTile(tile, rows, (q * tiles + t) * DEPTH);
          widen(tile, products, q * WIDTH);
        }
      }
    }

    private void offer(int block, int q) {
      int query = firstQuery + q;
      double length = Math.sqrt(squares[q]) + candidates.longest[block];
      double slack = length * length * ROUNDING + vectors.dimension() * VANISHING;
      double zoom = vectors.zoom() * vectors.zoom();
      double limit = search.reach(query) * zoom + slack - squares[q];
      int end = Math.min(WIDTH, candidates.count - block * WIDTH);
      for (int c = 0; c < end; c++) {
        // Negated, so that a NaN is measured.
        if (!(candidates.squares[block * WIDTH + c] - 2 * products[q * WIDTH + c] > limit)) {
          int candidate = candidates.first + block * WIDTH + c;
          if (candidate != query) {
            search.offer(query, candidate, vectors.squaredDistance(query, candidate));
            limit = search.reach(query) * zoom + slack - squares[q];
          }
        }
      }
    }
  }

  /// The products of a query's `DEPTH` numbers with a tile, summed up behind the tile.
  private static void sumTile(float[] tile, float[] query, int q) {
    addFour(tile, query[q], query[q + 1], query[q + 2], query[q + 3]);
    addFour4(tile, query[q + 4], query[q + 5], query[q + 6], query[q + 7]);
    addFour8(tile, query[q + 8], query[q + 9], query[q + 10], query[q + 11]);
    addFour12(tile, query[q + 12], query[q + 13], query[q + 14], query[q + 15]);
  }

  // Four methods, because the offsets must be constants for the loops to be vectorised.

  private static void addFour(float[] tile, float a, float b, float c, float d) {
    for (int p = 0; p < WIDTH; p++) {
      tile[SUMS + p] =
          a * tile[p] + b * tile[WIDTH + p] + c * tile[2 * WIDTH + p] + d * tile[3 * WIDTH + p];
    }
  }

  private static void addFour4(float[] tile, float a, float b, float c, float d) {
    for (int p = 0; p < WIDTH; p++) {
      tile[SUMS + p] +=
          a * tile[4 * WIDTH + p]
              + b * tile[5 * WIDTH + p]
              + c * tile[6 * WIDTH + p]
              + d * tile[7 * WIDTH + p];
    }
  }

  private static void addFour8(float[] tile, float a, float b, float c, float d) {
    for (int p = 0; p < WIDTH; p++) {
      tile[SUMS + p] +=
          a * tile[8 * WIDTH + p]
              + b * tile[9 * WIDTH + p]
              + c * tile[10 * WIDTH + p]
              + d * tile[11 * WIDTH + p];
    }
  }

  private static void addFour12(float[] tile, float a, float b, float c, float d) {
    for (int p = 0; p < WIDTH; p++) {
      tile[SUMS + p] +=
          a * tile[12 * WIDTH + p]
              + b * tile[13 * WIDTH + p]
              + c * tile[14 * WIDTH + p]
              + d * tile[15 * WIDTH + p];
    }
  }

  private static void widen(float[] tile, double[] products, int start) {
    for (int p = 0; p < WIDTH; p++) {
      products[start + p] += tile[SUMS + p];
    }
  }
}
