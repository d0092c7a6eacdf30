package org.stegoscope.checkpoint.architecture;

/// How pixels in 0..1 were normalised in training; a guess, as files do not say it.
public enum Preprocessing {
  /// Mean .485 .456 .406, deviation .229 .224 .225.
  IMAGENET,
  /// Mean and deviation .5.
  HALF
}
