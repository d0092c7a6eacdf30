package org.stegoscope.model;

import org.stegoscope.core.RgbImage;
import org.stegoscope.dataset.ModelInput;
import org.stegoscope.dataset.Resolution;

/// A made-up picture with waves of a different length in each direction and channel.
final class WavyPicture {

  private WavyPicture() {}

  static RgbImage of(int width, int height) {
    byte[] pixels = new byte[3 * width * height];
    for (int i = 0; i < pixels.length; i++) {
      int x = i / 3 % width;
      int y = i / 3 / width;
      pixels[i] = (byte) (int) (127 + 120 * Math.sin(0.11 * x + 0.07 * y * (i % 3)));
    }
    return new RgbImage(width, height, pixels);
  }

  static ModelInput input(int width, int height, int patchSizePx) {
    return ModelInput.prepare(of(width, height), new Resolution.Native(), patchSizePx);
  }
}
