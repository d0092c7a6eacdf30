package org.stegoscope.checkpoint.architecture;

import java.util.Locale;

/// How pixels in 0..1 were normalised in training; a guess for files that do not say it.
public enum Preprocessing {
  /// Mean .485 .456 .406, deviation .229 .224 .225.
  IMAGENET,
  /// Mean and deviation .5.
  HALF;

  /// Where files of this program say it in their configuration.
  public static final String KEY = "stegoscope_normalization";

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
