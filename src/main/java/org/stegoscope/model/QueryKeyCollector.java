package org.stegoscope.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/// Takes the queries and keys of all tokens of one block out of a forward pass, which ends there.
final class QueryKeyCollector implements ScopedVisitor {

  private static final int QUERIES = 0;
  private static final int KEYS = 1;

  private final VisionTransformer backbone;
  private final int block;
  private NDManager scope;
  private float[] queries;
  private float[] keys;

  QueryKeyCollector(VisionTransformer backbone, int block) {
    this.backbone = backbone;
    this.block = FeatureCollector.block(backbone, block);
  }

  @Override
  public void enter(NDManager scope) {
    this.scope = scope;
  }

  @Override
  public boolean wantsQkv(int block) {
    return block == this.block;
  }

  @Override
  public void qkv(int block, NDArray qkv) {
    queries = floats(qkv, QUERIES);
    keys = floats(qkv, KEYS);
  }

  private float[] floats(NDArray qkv, int which) {
    try (NDArray facet = backbone.facet(scope, qkv, which)) {
      return facet.toFloatArray();
    }
  }

  @Override
  public void after(int block, NDArray residual) {
    // Queries and keys are all that is wanted.
  }

  @Override
  public int lastResidual() {
    return -1;
  }

  @Override
  public int last() {
    return block;
  }

  /// `[tokens, width]`.
  float[] queries() {
    return queries;
  }

  /// `[tokens, width]`.
  float[] keys() {
    return keys;
  }
}
