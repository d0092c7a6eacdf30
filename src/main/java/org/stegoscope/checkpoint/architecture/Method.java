package org.stegoscope.checkpoint.architecture;

import java.util.Locale;

/// Whose kind of file it is.
public enum Method {
  /// A vision transformer and nothing that was trained on it.
  DINO,
  STEGO,
  SMOOSEG,
  /// CAUSE's segmentation head, without its backbone.
  CAUSE_SEGMENT,
  /// CAUSE's codebook and cluster probe.
  CAUSE_CLUSTER,
  UNKNOWN;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
