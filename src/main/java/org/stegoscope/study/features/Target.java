package org.stegoscope.study.features;

import org.stegoscope.core.LabelMap;
import org.stegoscope.core.RgbImage;
import org.stegoscope.dataset.ModelInput;
import org.stegoscope.dataset.Placement;
import org.stegoscope.dataset.Resolution;

/// What a prediction is compared with: labels, and the picture of the same pixels.
///
/// With `upstream:SIDE` labels and picture are those the model sees, resized to the nearest pixel
/// and cut out as STEGO does. With any other resolution they are those of the file, as far as the
/// model sees them: nothing is resized that is compared.
public record Target(LabelMap labels, RgbImage picture) {

  /// @param labels of the whole photo
  public static Target of(
      RgbImage photo, LabelMap labels, Resolution resolution, ModelInput input, int patchSizePx) {
    if (resolution instanceof Resolution.Upstream) {
      return new Target(ModelInput.prepareLabels(labels, resolution, patchSizePx), input.pixels());
    }
    Placement place = input.placement();
    int left = (int) Math.round(place.x());
    int top = (int) Math.round(place.y());
    int width = (int) Math.min(Math.round(place.width()), photo.width() - left);
    int height = (int) Math.min(Math.round(place.height()), photo.height() - top);
    if (width == photo.width() && height == photo.height()) {
      return new Target(labels, photo);
    }
    return new Target(labels.part(left, top, width, height), photo.part(left, top, width, height));
  }

  public int width() {
    return labels.width();
  }

  public int height() {
    return labels.height();
  }
}
