package org.stegoscope.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/// Takes the attention of some query tokens of one block out of a forward pass, which ends there.
final class AttentionCollector implements ScopedVisitor {

  private final VisionTransformer backbone;
  private final int block;
  private final int first;
  private final int last;
  private NDManager scope;
  private float[] rows;

  AttentionCollector(VisionTransformer backbone, int block, int first, int last) {
    this.backbone = backbone;
    this.block = FeatureCollector.block(backbone, block);
    this.first = first;
    this.last = last;
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
    try (NDArray attention =
        backbone.attention(scope, qkv, 0, backbone.shape().heads(), first, last)) {
      rows = attention.toFloatArray();
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

  float[] rows() {
    return rows;
  }
}
