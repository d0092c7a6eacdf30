package org.stegoscope.study.evaluation;

import java.util.Arrays;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.ScalarMap;

/// How many labelled pixels of each class have been given each cluster, and how surely: enough to
/// tell later, when clusters have become classes, how often the sure were right.
///
/// @param counts `[clusters, classes, BINS]`, bins of equal width over a confidence of 0 to 1; must
///   not be written to
public record ConfidenceCounts(int clusters, int classes, int[] counts) {

  /// As narrow as a hundredth.
  public static final int BINS = 100;

  static ConfidenceCounts empty(int clusters, int classes) {
    return new ConfidenceCounts(clusters, classes, new int[clusters * classes * BINS]);
  }

  /// Of one image; maps are of one size.
  static ConfidenceCounts of(
      LabelMap predicted, ScalarMap confidence, LabelMap labels, int clusters, int classes) {
    ConfidenceCounts counted = empty(clusters, classes);
    for (int i = 0; i < labels.labels().length; i++) {
      int label = Byte.toUnsignedInt(labels.labels()[i]);
      int cluster = Byte.toUnsignedInt(predicted.labels()[i]);
      if (label < classes && cluster < clusters) {
        int bin = Math.clamp((int) (confidence.values()[i] * BINS), 0, BINS - 1);
        counted.counts[(cluster * classes + label) * BINS + bin]++;
      }
    }
    return counted;
  }

  /// Adds those of another image to these.
  void add(ConfidenceCounts other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] = Math.addExact(counts[i], other.counts[i]);
    }
  }

  /// Pixels in each bin, and of these the right ones, `[BINS]` each.
  public record Bins(long[] pixels, long[] right) {}

  /// @param classOf the class of each cluster, negative for none
  public Bins bins(int[] classOf) {
    long[] pixels = new long[BINS];
    long[] right = new long[BINS];
    for (int cluster = 0; cluster < clusters; cluster++) {
      for (int label = 0; label < classes; label++) {
        int start = (cluster * classes + label) * BINS;
        for (int bin = 0; bin < BINS; bin++) {
          pixels[bin] += counts[start + bin];
          right[bin] += classOf[cluster] == label ? counts[start + bin] : 0;
        }
      }
    }
    return new Bins(pixels, right);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfidenceCounts that
        && clusters == that.clusters
        && classes == that.classes
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }
}
