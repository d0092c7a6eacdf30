package org.stegoscope.study.evaluation;

import java.util.Optional;
import org.stegoscope.analysis.projection.Reduction;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.Space;

/// A row of the table: a space of a model, and where its probes come from.
///
/// @param name as in the table, such as `cocostuff27_vit_base_5 · STEGO code`
/// @param reduction of the features before fitted probes; [Reduction#NONE] for none
public record Subject(
    String name, LoadedModel model, Space space, Reduction reduction, Origin origin) {

  /// Where probes come from.
  public enum Origin {
    /// The checkpoint.
    STORED,
    /// Fitted on the features of a split for training.
    FITTED
  }

  FeatureRequest request(Averaging averaging) {
    return (space == Space.STEGO ? FeatureRequest.STEGO : FeatureRequest.DINO).with(averaging);
  }

  /// Why nothing can be fitted, as the part of a sentence after "not computed:"; empty where it
  /// can.
  Optional<String> obstacle() {
    int channels = model.architecture().vit().orElseThrow().width();
    return space == Space.DINO && reduction.dimensions() > channels
        ? Optional.of(
            "features of %d channels cannot be reduced to %d dimensions"
                .formatted(channels, reduction.dimensions()))
        : Optional.empty();
  }
}
