package org.stegoscope.study.training;

import java.util.SplittableRandom;

/// Images that are like an image, by their place in the same source of features.
public interface Positives {

  /// One of the nearest, another one every time.
  int drawn(int image, SplittableRandom random);

  /// The nearest other image.
  int nearest(int image);
}
