package org.stegoscope.analysis.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.stegoscope.core.LabelMap;

/// A confusion matrix whose clusters have become classes.
///
/// @param matrix what the protocol counts, clusters as they were
/// @param classOf the class of each cluster, or [Matching#NO_CLASS]; must not be written to
/// @param counts `[classes + 1, classes]`, row-major: rows are predicted classes, the last of them
///   what is predicted as no class, columns the true ones; must not be written to
public record MatchedConfusion(
    ConfusionMatrix matrix, Protocol protocol, int[] classOf, long[] counts) {

  /// In a map of classes: a pixel of a cluster that has none.
  public static final int NO_CLASS_ID = LabelMap.VOID - 1;

  public static MatchedConfusion of(ConfusionMatrix matrix, Matching matching, Protocol protocol) {
    return ofCounted(protocol.counted(matrix), matching, protocol);
  }

  /// Of what the protocol has already left of a matrix.
  static MatchedConfusion ofCounted(ConfusionMatrix matrix, Matching matching, Protocol protocol) {
    int classes = matrix.classes();
    int[] classOf = matching.classesOf(matrix, protocol);
    long[] counts = new long[(classes + 1) * classes];
    for (int cluster = 0; cluster < matrix.clusters(); cluster++) {
      int row = classOf[cluster] == Matching.NO_CLASS ? classes : classOf[cluster];
      for (int label = 0; label < classes; label++) {
        counts[row * classes + label] += matrix.count(cluster, label);
      }
    }
    return new MatchedConfusion(matrix, protocol, classOf, counts);
  }

  public int classes() {
    return matrix.classes();
  }

  /// @param predicted a class, or `classes` for none
  public long count(int predicted, int label) {
    return counts[predicted * classes() + label];
  }

  /// Each class, in order of their ids.
  public List<ClassScores> ofClasses() {
    return IntStream.range(0, classes()).mapToObj(this::ofClass).toList();
  }

  private ClassScores ofClass(int id) {
    long labelled = IntStream.rangeClosed(0, classes()).mapToLong(row -> count(row, id)).sum();
    return new ClassScores(id, labelled, predicted(id), count(id, id));
  }

  /// What is predicted as no class, as if that were a class.
  ClassScores ofNoClass() {
    return new ClassScores(classes(), 0, predicted(classes()), 0);
  }

  private long predicted(int row) {
    return Arrays.stream(counts, row * classes(), (row + 1) * classes()).sum();
  }

  /// A map of clusters as a map of classes, [#NO_CLASS_ID] where the cluster has none; void stays
  /// void, and so do clusters that there are not.
  public LabelMap classesOf(LabelMap clusters) {
    if (classes() >= NO_CLASS_ID + 1) {
      throw new IllegalArgumentException(
          "a map of %d classes has no id left for none".formatted(classes()));
    }
    byte[] ids = new byte[LabelMap.VOID + 1];
    Arrays.fill(ids, (byte) LabelMap.VOID);
    for (int cluster = 0; cluster < Math.min(classOf.length, LabelMap.VOID); cluster++) {
      ids[cluster] =
          (byte) (classOf[cluster] == Matching.NO_CLASS ? NO_CLASS_ID : classOf[cluster]);
    }
    byte[] found = new byte[clusters.labels().length];
    for (int i = 0; i < found.length; i++) {
      found[i] = ids[Byte.toUnsignedInt(clusters.labels()[i])];
    }
    return new LabelMap(clusters.width(), clusters.height(), found);
  }
}
