package org.stegoscope.workspace;

import org.stegoscope.dataset.Resolution;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.Space;

/// Everything a segmentation depends on besides the image and the model.
public record SegmentationOptions(ProbeChoice probe, Averaging averaging, Resolution resolution) {

  /// The features the probe reads: those of the space the checkpoint's probes were trained in.
  public FeatureRequest features(LoadedModel model) {
    return probeFeatures(model, averaging);
  }

  static FeatureRequest probeFeatures(LoadedModel model, Averaging averaging) {
    FeatureRequest request =
        model.probeSpace() == Space.STEGO ? FeatureRequest.STEGO : FeatureRequest.DINO;
    return request.with(averaging);
  }
}
