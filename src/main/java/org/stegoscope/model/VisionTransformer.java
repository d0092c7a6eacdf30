package org.stegoscope.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.stegoscope.checkpoint.architecture.VitShape;
import org.stegoscope.job.JobContext;

/// A pre-norm vision transformer as DINO defines it: LayerNorm eps 1e-6, exact GELU, attention
/// scaled by headDimension^-0.5, bicubic position embeddings (Caron et al. 2021).
///
/// Attention is fused, so memory grows linearly with the number of tokens. Token 0 is the class
/// token, then the patches row by row. Native arrays belong to the manager given at construction or
/// to the `scope` of a call.
final class VisionTransformer {

  /// Work done between two looks at the cancel flag: about a fifth of a second on two cores.
  private static final double FLOPS_BETWEEN_CHECKS = 2e10;

  /// Below this many queries libtorch's fused attention works in smaller blocks and is slower.
  private static final int SMALLEST_CHUNK = 768;

  /// Keeps the hidden layer small; larger chunks are not faster.
  private static final int LARGEST_CHUNK = 2048;

  /// Per block: norm1, qkv, proj, norm2, fc1, fc2, each weight then bias.
  private static final List<String> BLOCK_PARTS =
      List.of("norm1", "attn.qkv", "attn.proj", "norm2", "mlp.fc1", "mlp.fc2");

  /// What a caller wants to see of a block while the pass runs. Arrays die with the pass.
  interface BlockVisitor {

    /// Whether [#qkv] is to be called for this block.
    boolean wantsQkv(int block);

    /// `[3, 1, heads, tokens, headDimension]`: queries (not yet scaled), keys, values.
    void qkv(int block, NDArray qkv);

    /// `[1, tokens, width]`: the residual stream behind this block.
    void after(int block, NDArray residual);

    /// The last block whose residual stream is needed, -1 for none.
    int lastResidual();

    /// The last block of which anything is needed.
    int last();
  }

  private final VitShape shape;
  private final OpLibrary ops;
  private final NDArray cls;
  private final NDArray positions;
  private final NDArray patchWeight;
  private final NDArray patchBias;
  private final NDArray normWeight;
  private final NDArray normBias;
  private final List<NDArray[]> blocks = new ArrayList<>();

  VisionTransformer(VitShape shape, OpLibrary ops, Weights weights) {
    this.shape = shape;
    this.ops = ops;
    cls = weights.exact("cls_token");
    positions = weights.exact("pos_embed");
    patchWeight = weights.product("patch_embed.proj.weight");
    patchBias = weights.product("patch_embed.proj.bias");
    normWeight = weights.exact("norm.weight");
    normBias = weights.exact("norm.bias");
    for (int block = 0; block < shape.depth(); block++) {
      NDArray[] parts = new NDArray[2 * BLOCK_PARTS.size()];
      for (int part = 0; part < BLOCK_PARTS.size(); part++) {
        String name = "blocks." + block + "." + BLOCK_PARTS.get(part);
        boolean norm = BLOCK_PARTS.get(part).startsWith("norm");
        parts[2 * part] =
            norm ? weights.exact(name + ".weight") : weights.product(name + ".weight");
        parts[2 * part + 1] =
            norm ? weights.exact(name + ".bias") : weights.product(name + ".bias");
      }
      blocks.add(parts);
    }
  }

  VitShape shape() {
    return shape;
  }

  /// Runs an image, `[1, 3, height, width]` normalised, through the blocks the visitor needs.
  void run(NDManager scope, NDArray image, BlockVisitor visitor, JobContext context) {
    int height = (int) image.getShape().get(2);
    int width = (int) image.getShape().get(3);
    NDArray x = embed(scope, image, height, width);
    for (int block = 0; block <= visitor.last(); block++) {
      context.checkCancelled();
      context.progress(
          "block " + (block + 1) + " of " + shape.depth(), block / (double) shape.depth());
      NDArray[] weights = blocks.get(block);
      NDArray qkv = ops.call(scope, "qkv", x, weights, shape.heads());
      if (visitor.wantsQkv(block)) {
        visitor.qkv(block, qkv);
      }
      if (block <= visitor.lastResidual() || block < visitor.last()) {
        NDArray next = advance(scope, x, qkv, weights, context);
        x.close();
        x = next;
        visitor.after(block, x);
      }
      qkv.close();
    }
    x.close();
  }

  /// Patch embedding, class token and interpolated positions: `[1, 1 + patches, width]`.
  NDArray embed(NDManager scope, NDArray image, int height, int width) {
    return ops.call(
        scope,
        "embed",
        image,
        patchWeight,
        patchBias,
        cls,
        positions(scope, height, width),
        shape.patchSizePx());
  }

  /// `[1, 1 + patches, width]`: the stored positions where they fit the image exactly, else resized
  /// bicubically with DINO's scale factors `(n + 0.1) / side`, which are also the ones of the
  /// coordinate map. The class token's position is never resized.
  NDArray positions(NDManager scope, int height, int width) {
    int rows = height / shape.patchSizePx();
    int columns = width / shape.patchSizePx();
    int side = shape.positionRows();
    if (rows * columns == side * side && height == width) {
      return positions;
    }
    try (NDManager inner = scope.newSubManager()) {
      NDArray stored = positions.duplicate();
      stored.attach(inner);
      NDArray grid =
          stored
              .get(new NDIndex(":, 1:"))
              .reshape(new Shape(1, side, side, shape.width()))
              .transpose(0, 3, 1, 2);
      NDArray resized =
          ops.call(
              inner, "positions", grid, rows, columns, (rows + 0.1) / side, (columns + 0.1) / side);
      NDArray patches =
          resized.transpose(0, 2, 3, 1).reshape(new Shape(1, (long) rows * columns, shape.width()));
      NDArray all = stored.get(new NDIndex(":, :1")).concat(patches, 1);
      all.attach(scope);
      return all;
    }
  }

  private NDArray advance(
      NDManager scope, NDArray x, NDArray qkv, NDArray[] weights, JobContext context) {
    int tokens = (int) x.getShape().get(1);
    int chunk = chunk(tokens);
    NDList parts = new NDList();
    for (int first = 0; first < tokens; first += chunk) {
      context.checkCancelled();
      int last = Math.min(tokens, first + chunk);
      parts.add(ops.call(scope, "advance", x, qkv, weights, first, last));
    }
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    NDArray joined = NDArrays.concat(parts, 1);
    parts.close();
    return joined;
  }

  private int chunk(int tokens) {
    double perToken = 4.0 * tokens * shape.width() + 18.0 * shape.width() * shape.width();
    double fitting = Math.clamp(FLOPS_BETWEEN_CHECKS / perToken, SMALLEST_CHUNK, LARGEST_CHUNK);
    return (int) Math.ceil(tokens / Math.ceil(tokens / fitting));
  }

  /// The final LayerNorm, `[1, tokens, width]` to the same.
  NDArray norm(NDManager scope, NDArray residual) {
    return ops.call(scope, "norm", residual, normWeight, normBias);
  }

  /// Queries (0), keys (1) or values (2) as `[1, tokens, width]`, channel = head * dim + i.
  NDArray facet(NDManager scope, NDArray qkv, int which) {
    return ops.call(scope, "facet", qkv, which);
  }

  /// Softmaxed attention rows `[1, lastHead - firstHead, last - first, tokens]`; the map of all
  /// heads and tokens is never held at once unless it is asked for.
  NDArray attention(
      NDManager scope, NDArray qkv, int firstHead, int lastHead, int first, int last) {
    return ops.call(scope, "attention", qkv, firstHead, lastHead, first, last);
  }

  /// A copy of the queries and keys of `qkv`, `[2, 1, heads, tokens, headDimension]`, which is all
  /// that [#attention] and [#attended] read of it.
  NDArray queriesAndKeys(NDManager scope, NDArray qkv) {
    return ops.call(scope, "queries_and_keys", qkv);
  }

  /// `[tokens]`: `weights[first until last]` of `weights`, `[tokens]`, times the softmaxed
  /// attention rows of these queries, averaged over the heads.
  NDArray attended(NDManager scope, NDArray weights, NDArray qkv, int first, int last) {
    return ops.call(scope, "attended", weights, qkv, first, last);
  }
}
