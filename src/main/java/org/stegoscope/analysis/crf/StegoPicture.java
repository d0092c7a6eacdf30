package org.stegoscope.analysis.crf;

import org.stegoscope.core.RgbImage;

/// The picture that STEGO's CRF sees: it is normalised for the network, brought back, and cut to
/// whole steps of 255, by which some values lose one.
public final class StegoPicture {

  private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
  private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};

  private StegoPicture() {}

  public static RgbImage of(RgbImage picture) {
    byte[][] table = new byte[3][256];
    for (int channel = 0; channel < 3; channel++) {
      for (int value = 0; value < 256; value++) {
        float normalised = (value / 255f - MEAN[channel]) / DEVIATION[channel];
        table[channel][value] =
            (byte) (int) ((normalised * DEVIATION[channel] + MEAN[channel]) * 255);
      }
    }
    byte[] seen = new byte[picture.pixels().length];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = table[i % 3][Byte.toUnsignedInt(picture.pixels()[i])];
    }
    return new RgbImage(picture.width(), picture.height(), seen);
  }
}
