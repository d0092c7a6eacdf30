package org.stegoscope.workspace;

import org.stegoscope.model.Averaging;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.Space;

/// Everything a segmentation depends on besides the images, the model and its resolution.
public record SegmentationOptions(ProbeChoice probe, Scope scope, FeatureRequest features) {

  /// The features that the checkpoint's probes read: those of the space they were trained in.
  public static FeatureRequest probeFeatures(LoadedModel model, Averaging averaging) {
    FeatureRequest request =
        model.probeSpace() == Space.STEGO ? FeatureRequest.STEGO : FeatureRequest.DINO;
    return request.with(averaging);
  }
}
