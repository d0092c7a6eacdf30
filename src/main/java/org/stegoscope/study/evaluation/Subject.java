package org.stegoscope.study.evaluation;

import org.stegoscope.model.Averaging;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.Space;

/// A row of the table: a space of a model, and where its probes come from.
///
/// @param name as in the table, such as `cocostuff27_vit_base_5 · STEGO code`
public record Subject(String name, LoadedModel model, Space space, Origin origin) {

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
}
