package org.stegoscope.model;

/// Which features of an image are wanted. `block` counts from 0; [#LAST_BLOCK] is the last one. In
/// [Space#STEGO] facet and block are the checkpoint's own and must be left at their defaults.
public record FeatureRequest(Space space, Facet facet, int block, Averaging averaging) {

  public static final int LAST_BLOCK = -1;

  public static final FeatureRequest DINO =
      new FeatureRequest(Space.DINO, Facet.TOKEN, LAST_BLOCK, Averaging.NONE);

  public static final FeatureRequest STEGO =
      new FeatureRequest(Space.STEGO, Facet.TOKEN, LAST_BLOCK, Averaging.NONE);

  public FeatureRequest with(Averaging averaging) {
    return new FeatureRequest(space, facet, block, averaging);
  }
}
