package org.stegoscope.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/// Takes the final tokens, the class token among them, out of a forward pass.
final class TokenCollector implements ScopedVisitor {

  private final VisionTransformer backbone;
  private NDManager scope;
  private float[] tokens;

  TokenCollector(VisionTransformer backbone) {
    this.backbone = backbone;
  }

  @Override
  public void enter(NDManager scope) {
    this.scope = scope;
  }

  @Override
  public boolean wantsQkv(int block) {
    return false;
  }

  @Override
  public void qkv(int block, NDArray qkv) {
    // Not wanted.
  }

  @Override
  public void after(int block, NDArray residual) {
    if (block == last()) {
      tokens = backbone.norm(scope, residual).toFloatArray();
    }
  }

  @Override
  public int lastResidual() {
    return last();
  }

  @Override
  public int last() {
    return backbone.shape().depth() - 1;
  }

  float[] tokens() {
    return tokens;
  }
}
