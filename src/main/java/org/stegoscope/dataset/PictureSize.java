package org.stegoscope.dataset;

import java.util.Comparator;

/// The sides of an upright picture, in pixels; smaller widths, then smaller heights come first.
public record PictureSize(int width, int height) implements Comparable<PictureSize> {

  private static final Comparator<PictureSize> ORDER =
      Comparator.comparingInt(PictureSize::width).thenComparingInt(PictureSize::height);

  @Override
  public int compareTo(PictureSize other) {
    return ORDER.compare(this, other);
  }

  /// As in `640 x 480`.
  @Override
  public String toString() {
    return width + " x " + height;
  }
}
