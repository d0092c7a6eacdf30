package org.stegoscope.cli;

import org.stegoscope.model.Averaging;
import org.stegoscope.model.Facet;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.Space;
import picocli.CommandLine.Option;

/// The options that say which features of an image are meant.
final class FeatureChoice {

  @Option(
      names = "--space",
      paramLabel = "dino|stego",
      defaultValue = "dino",
      description =
          "Backbone features or codes of the segmentation head (default: ${DEFAULT-VALUE}).")
  private Space space;

  @Option(
      names = "--facet",
      paramLabel = "token|key|query|value|residual",
      defaultValue = "token",
      description = "Which vectors of the block, in the dino space (default: ${DEFAULT-VALUE}).")
  private Facet facet;

  @Option(
      names = "--block",
      paramLabel = "N",
      converter = CountConverter.Block.class,
      description = "Block of the backbone from 0, in the dino space (default: the last).")
  private Integer block;

  @Option(
      names = "--flip-average",
      description = "Average over the image and its mirror image, as STEGO evaluates.")
  private boolean flipAverage;

  FeatureRequest request() {
    return request(space, facet, block, flipAverage ? Averaging.FLIP : Averaging.NONE);
  }

  /// A null block is the last one.
  static FeatureRequest request(Space space, Facet facet, Integer block, Averaging averaging) {
    if (space == Space.STEGO && (facet != Facet.TOKEN || block != null)) {
      throw new UsageException(
          "--facet and --block go with --space dino only: a segmentation head reads the one it was"
              + " trained on.");
    }
    return new FeatureRequest(space, facet, block(block), averaging);
  }

  /// The number of a block as requests have it; null is the last one.
  static int block(Integer option) {
    return option == null ? FeatureRequest.LAST_BLOCK : option;
  }
}
