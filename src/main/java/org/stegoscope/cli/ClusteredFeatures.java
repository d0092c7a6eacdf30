package org.stegoscope.cli;

import java.util.Optional;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.Facet;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.Space;
import picocli.CommandLine.Option;

/// The options that say which features k-means clusters.
final class ClusteredFeatures {

  @Option(
      names = "--space",
      paramLabel = "dino|stego",
      description = {
        "Cluster backbone features or codes of the segmentation head; implies --probe kmeans",
        "(default: codes if the checkpoint has a head)."
      })
  private Space space;

  @Option(
      names = "--facet",
      paramLabel = "token|key|query|value|residual",
      description = "Which vectors of the block, in the dino space; implies --space dino.")
  private Facet facet;

  @Option(
      names = "--block",
      paramLabel = "N",
      converter = CountConverter.Block.class,
      description =
          "Block of the backbone from 0, in the dino space (default: the last); implies --space"
              + " dino.")
  private Integer block;

  @Option(
      names = "--flip-average",
      description = "Average over the image and its mirror image, as STEGO evaluates.")
  private boolean flipAverage;

  Averaging averaging() {
    return flipAverage ? Averaging.FLIP : Averaging.NONE;
  }

  /// The features that were asked for; empty where nobody asked for any in particular.
  Optional<FeatureRequest> chosen() {
    if (space == null && facet == null && block == null) {
      return Optional.empty();
    }
    return Optional.of(
        FeatureChoice.request(
            space == null ? Space.DINO : space,
            facet == null ? Facet.TOKEN : facet,
            block,
            averaging()));
  }
}
