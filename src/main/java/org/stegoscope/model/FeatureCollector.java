package org.stegoscope.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.stegoscope.checkpoint.architecture.FeatureType;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.StegoscopeException;

/// Takes the requested features out of a forward pass as it runs.
final class FeatureCollector implements ScopedVisitor {

  /// A request resolved against the network: what is read, at which block, and whether the head is
  /// applied to it.
  private record Tap(Facet facet, int block, boolean code) {

    boolean isQkv() {
      return facet == Facet.KEY || facet == Facet.QUERY || facet == Facet.VALUE;
    }
  }

  private final VisionTransformer backbone;
  private final Optional<SegmentationHead> head;
  private final PatchGrid grid;
  private final List<Tap> taps;
  private final FeatureMap[] collected;
  private NDManager scope;

  FeatureCollector(
      VisionTransformer backbone,
      Optional<SegmentationHead> head,
      FeatureType featureType,
      PatchGrid grid,
      List<FeatureRequest> requests) {
    this.backbone = backbone;
    this.head = head;
    this.grid = grid;
    taps = new ArrayList<>();
    for (FeatureRequest request : requests) {
      taps.add(resolve(request, featureType));
    }
    collected = new FeatureMap[taps.size()];
  }

  private Tap resolve(FeatureRequest request, FeatureType featureType) {
    int lastBlock = backbone.shape().depth() - 1;
    if (request.space() == Space.STEGO) {
      if (head.isEmpty()) {
        throw new StegoscopeException(
            "This checkpoint has no segmentation head, so it has features in the dino space only.");
      }
      if (request.facet() != Facet.TOKEN || request.block() != FeatureRequest.LAST_BLOCK) {
        throw new StegoscopeException(
            "Facet and block can be chosen in the dino space only: the segmentation head was"
                + " trained on one of them.");
      }
      return new Tap(featureType == FeatureType.KK ? Facet.KEY : Facet.TOKEN, lastBlock, true);
    }
    return new Tap(request.facet(), block(backbone, request.block()), false);
  }

  /// The 0-based block a request means.
  static int block(VisionTransformer backbone, int requested) {
    int depth = backbone.shape().depth();
    int block = requested == FeatureRequest.LAST_BLOCK ? depth - 1 : requested;
    if (block < 0 || block >= depth) {
      throw new StegoscopeException(
          "This backbone has the blocks 0 to %d, not %d.".formatted(depth - 1, requested));
    }
    return block;
  }

  @Override
  public void enter(NDManager scope) {
    this.scope = scope;
  }

  @Override
  public boolean wantsQkv(int block) {
    return taps.stream().anyMatch(tap -> tap.isQkv() && tap.block() == block);
  }

  @Override
  public int lastResidual() {
    return taps.stream().filter(tap -> !tap.isQkv()).mapToInt(Tap::block).max().orElse(-1);
  }

  @Override
  public int last() {
    return taps.stream().mapToInt(Tap::block).max().orElse(-1);
  }

  @Override
  public void qkv(int block, NDArray qkv) {
    collect(
        block,
        true,
        tap -> {
          int which =
              switch (tap.facet()) {
                case QUERY -> 0;
                case KEY -> 1;
                default -> 2;
              };
          return backbone.facet(scope, qkv, which);
        });
  }

  @Override
  public void after(int block, NDArray residual) {
    collect(
        block,
        false,
        tap -> tap.facet() == Facet.TOKEN ? backbone.norm(scope, residual) : residual);
  }

  private interface Reading {
    NDArray read(Tap tap);
  }

  private void collect(int block, boolean qkv, Reading reading) {
    for (int i = 0; i < collected.length; i++) {
      Tap tap = taps.get(i);
      if (tap.block() == block && tap.isQkv() == qkv) {
        NDArray tokens = reading.read(tap);
        collected[i] = map(tap.code() ? head.orElseThrow().code(scope, tokens) : tokens);
      }
    }
  }

  private FeatureMap map(NDArray tokens) {
    int channels = (int) tokens.getShape().get(2);
    float[] withCls = tokens.toFloatArray();
    return new FeatureMap(grid, channels, Arrays.copyOfRange(withCls, channels, withCls.length));
  }

  List<FeatureMap> features() {
    return List.of(collected);
  }
}
