package org.stegoscope.analysis.metrics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.stegoscope.analysis.clustering.ContingencyTable;
import org.stegoscope.core.LabelMap;

/// How many pixels of each class each cluster has: `counts` is `[clusters, classes]`, row-major,
/// and must not be written to. Of several images it is the sum of theirs, in any order.
///
/// Clusters may be more than classes (those from `classes` on are extra clusters) or fewer. Of a
/// probe with classes of its own, the clusters are its classes.
///
/// @param unlabelled pixels left out as their label is not in `0 until classes`, such as 255
/// @param unpredicted labelled pixels left out as their cluster is not in `0 until clusters`
public record ConfusionMatrix(
    int clusters, int classes, long[] counts, long unlabelled, long unpredicted) {

  public ConfusionMatrix {
    if (clusters < 0 || classes < 0 || counts.length != Math.multiplyExact(clusters, classes)) {
      throw new IllegalArgumentException(
          "%d counts are not %d clusters of %d classes"
              .formatted(counts.length, clusters, classes));
    }
  }

  /// Of no pixels.
  public static ConfusionMatrix empty(int clusters, int classes) {
    return new Counter(clusters, classes).counted();
  }

  /// @param predictions `[n]`, the cluster of each pixel
  /// @param labels `[n]`, its true class
  public static ConfusionMatrix of(int[] predictions, int[] labels, int clusters, int classes) {
    requireEqual(predictions.length, labels.length);
    Counter counter = new Counter(clusters, classes);
    for (int i = 0; i < labels.length; i++) {
      counter.count(predictions[i], labels[i]);
    }
    return counter.counted();
  }

  /// Of one image; both maps are of its size.
  public static ConfusionMatrix of(
      LabelMap predictions, LabelMap labels, int clusters, int classes) {
    requireEqual(predictions.width(), labels.width());
    requireEqual(predictions.height(), labels.height());
    Counter counter = new Counter(clusters, classes);
    for (int i = 0; i < labels.labels().length; i++) {
      counter.count(id(predictions.labels()[i]), id(labels.labels()[i]));
    }
    return counter.counted();
  }

  /// -1 for void, however many classes there are.
  private static int id(byte label) {
    return label == (byte) LabelMap.VOID ? -1 : Byte.toUnsignedInt(label);
  }

  private static void requireEqual(int predictions, int labels) {
    if (predictions != labels) {
      throw new IllegalArgumentException(
          "%d predictions cannot be compared with %d labels".formatted(predictions, labels));
    }
  }

  /// Of the pixels of both.
  public ConfusionMatrix plus(ConfusionMatrix other) {
    if (clusters != other.clusters || classes != other.classes) {
      throw new IllegalArgumentException(
          "%d x %d counts cannot be added to %d x %d"
              .formatted(other.clusters, other.classes, clusters, classes));
    }
    long[] sums = new long[counts.length];
    Arrays.setAll(sums, i -> counts[i] + other.counts[i]);
    return new ConfusionMatrix(
        clusters, classes, sums, unlabelled + other.unlabelled, unpredicted + other.unpredicted);
  }

  public long count(int cluster, int label) {
    return counts[cluster * classes + label];
  }

  /// Pixels that are counted.
  public long total() {
    return Arrays.stream(counts).sum();
  }

  /// Pixels that are not.
  public long leftOut() {
    return unlabelled + unpredicted;
  }

  /// The same with the pixels of extra clusters left out, as if nothing were predicted there.
  public ConfusionMatrix withoutExtraClusters() {
    int kept = Math.min(clusters, classes) * classes;
    long[] rest = Arrays.copyOf(Arrays.copyOf(counts, kept), counts.length);
    long dropped = Arrays.stream(counts, kept, counts.length).sum();
    return new ConfusionMatrix(clusters, classes, rest, unlabelled, unpredicted + dropped);
  }

  /// The same without clusters and classes that have no pixel, for measures of groupings.
  public ContingencyTable contingency() {
    int[] rows =
        IntStream.range(0, clusters)
            .filter(row -> IntStream.range(0, classes).anyMatch(k -> count(row, k) > 0))
            .toArray();
    int[] columns =
        IntStream.range(0, classes)
            .filter(k -> IntStream.range(0, clusters).anyMatch(row -> count(row, k) > 0))
            .toArray();
    long[] found = new long[rows.length * columns.length];
    Arrays.setAll(found, i -> count(rows[i / columns.length], columns[i % columns.length]));
    return new ContingencyTable(rows, columns, found, leftOut());
  }

  private static final class Counter {

    private final int clusters;
    private final int classes;
    private final long[] counts;
    private long unlabelled;
    private long unpredicted;

    Counter(int clusters, int classes) {
      this.clusters = clusters;
      this.classes = classes;
      counts = new long[Math.multiplyExact(clusters, classes)];
    }

    void count(int prediction, int label) {
      if (label < 0 || label >= classes) {
        unlabelled++;
      } else if (prediction < 0 || prediction >= clusters) {
        unpredicted++;
      } else {
        counts[prediction * classes + label]++;
      }
    }

    ConfusionMatrix counted() {
      return new ConfusionMatrix(clusters, classes, counts, unlabelled, unpredicted);
    }
  }
}
