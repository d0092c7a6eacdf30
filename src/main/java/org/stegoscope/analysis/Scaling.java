package org.stegoscope.analysis;

/// What is done to the channels of tokens before their principal components are taken.
public enum Scaling {
  /// The mean is subtracted.
  CENTRED,
  /// The mean is subtracted, then each channel divided by its standard deviation over the tokens
  /// (that of a population); a constant channel stays 0.
  STANDARDIZED
}
