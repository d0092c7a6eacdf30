package org.stegoscope.figure;

import org.stegoscope.dataset.Placement;

/// Pixels over a picture: `placement` is the rectangle of the picture that they cover, in its
/// pixels; `opacity` is 0..1 and multiplies their own alpha.
public record Layer(Bitmap bitmap, Placement placement, double opacity, Scaling scaling) {

  public Layer {
    if (!(opacity >= 0 && opacity <= 1)) {
      throw new IllegalArgumentException("an opacity is 0 to 1, not " + opacity);
    }
  }
}
