package org.stegoscope.analysis.metrics;

import java.util.Arrays;
import org.stegoscope.core.LabelMap;
import org.stegoscope.job.JobContext;

/// All masks of a map of labels eroded at once, by a square of `2 * distancePx + 1` pixels: a pixel
/// keeps its label if all pixels of the square around it have the same and none lies outside.
///
/// A square is a row of columns, so rows are eroded first and then columns. In each, a pixel stays
/// that has enough of its run of equal labels on both sides. This takes two looks at a pixel,
/// however far the erosion goes.
record Erosion(int width, int height, int distancePx, JobContext context) {

  /// `[height, width]`; void where a label is eroded away, and where it was void.
  byte[] of(byte[] labels) {
    return columns(rows(labels));
  }

  private byte[] rows(byte[] labels) {
    byte[] eroded = voids();
    for (int y = 0; y < height; y++) {
      context.checkCancelled();
      int start = y * width;
      for (int i = y * width; i < (y + 1) * width; i++) {
        start = labels[i] == labels[start] ? start : i;
        if (i - start >= 2 * distancePx) {
          eroded[i - distancePx] = labels[i];
        }
      }
    }
    return eroded;
  }

  private byte[] columns(byte[] labels) {
    byte[] eroded = voids();
    int[] starts = new int[width];
    for (int y = 0; y < height; y++) {
      context.checkCancelled();
      for (int x = 0; x < width; x++) {
        byte label = labels[y * width + x];
        starts[x] = label == labels[starts[x] * width + x] ? starts[x] : y;
        if (y - starts[x] >= 2 * distancePx) {
          eroded[(y - distancePx) * width + x] = label;
        }
      }
    }
    return eroded;
  }

  private byte[] voids() {
    byte[] labels = new byte[width * height];
    Arrays.fill(labels, (byte) LabelMap.VOID);
    return labels;
  }
}
