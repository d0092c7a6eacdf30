package org.stegoscope.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.job.JobContext;

/// Attention rollout (Abnar and Zuidema 2020): with `A = 0.5 * mean over heads + 0.5 * I` in each
/// block, the query's row of the product of the blocks, the last one first.
///
/// Only that row is ever multiplied, so it is a vector times a matrix for each block. The pass
/// keeps queries and keys of its blocks; attention itself lives for some queries at a time.
final class RolloutCollector implements ScopedVisitor {

  /// Attention weights of all heads computed between two looks at the cancel flag: 4 MB, some
  /// milliseconds. Larger chunks are not faster.
  private static final int WEIGHTS_AT_A_TIME = 1 << 20;

  private static final String STAGE = "rollout";

  private final VisionTransformer backbone;
  private final int block;
  private final int query;
  private final JobContext context;

  /// Queries and keys of each block passed so far, see [VisionTransformer#queriesAndKeys].
  private final List<NDArray> kept = new ArrayList<>();

  private NDManager scope;
  private float[] row;

  RolloutCollector(VisionTransformer backbone, int block, int query, JobContext context) {
    this.backbone = backbone;
    this.block = FeatureCollector.block(backbone, block);
    this.query = query;
    this.context = context;
  }

  /// What is needed beyond an ordinary pass, in bytes, if there are `blocks` blocks: queries and
  /// keys, and the weights of a chunk in each step of their computation.
  static long keptBytes(int blocks, int width, PatchGrid grid) {
    long queriesAndKeys = 2L * blocks * width * (1L + grid.size()) * Float.BYTES;
    return queriesAndKeys + 5L * WEIGHTS_AT_A_TIME * Float.BYTES;
  }

  @Override
  public void enter(NDManager scope) {
    this.scope = scope;
  }

  @Override
  public boolean wantsQkv(int block) {
    return true;
  }

  @Override
  public void qkv(int block, NDArray qkv) {
    kept.add(backbone.queriesAndKeys(scope, qkv));
    if (block == this.block) {
      row = roll();
    }
  }

  private float[] roll() {
    int tokens = (int) kept.getFirst().getShape().get(3);
    float[] weights = new float[tokens];
    weights[query] = 1;
    for (int from = block; from >= 0; from--) {
      context.progress(STAGE, (double) (block - from) / (block + 1));
      // In the first step the row has one number, so the others need not be looked at.
      boolean single = from == block;
      try (NDArray queriesAndKeys = kept.get(from)) {
        weights = step(queriesAndKeys, weights, single ? query : 0, single ? query + 1 : tokens);
      }
    }
    context.progress(STAGE, 1);
    return weights;
  }

  /// `weights` times the matrix of one block, where only `weights[first until last]` are not 0.
  private float[] step(NDArray queriesAndKeys, float[] weights, int first, int last) {
    int chunk = Math.max(1, WEIGHTS_AT_A_TIME / (backbone.shape().heads() * weights.length));
    double[] sums = new double[weights.length];
    try (NDArray row = scope.create(weights)) {
      for (int from = first; from < last; from += chunk) {
        context.checkCancelled();
        int to = Math.min(last, from + chunk);
        try (NDArray part = backbone.attended(scope, row, queriesAndKeys, from, to)) {
          add(part.toFloatArray(), sums);
        }
      }
    }
    float[] next = new float[weights.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = (float) (0.5 * sums[i] + 0.5 * weights[i]);
    }
    return next;
  }

  private static void add(float[] part, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += part[i];
    }
  }

  @Override
  public void after(int block, NDArray residual) {
    // Attention is all that is wanted.
  }

  @Override
  public int lastResidual() {
    return -1;
  }

  @Override
  public int last() {
    return block;
  }

  /// `[tokens]`.
  float[] row() {
    return row;
  }
}
