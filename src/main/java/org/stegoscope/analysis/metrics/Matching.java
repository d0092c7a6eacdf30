package org.stegoscope.analysis.metrics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.stegoscope.analysis.clustering.HungarianMatching;
import org.stegoscope.core.StegoscopeException;

/// How clusters, whose ids mean nothing, become classes.
public sealed interface Matching {

  /// The class of a cluster that has none.
  int NO_CLASS = -1;

  /// The class of each cluster, or [#NO_CLASS]: `[clusters]`.
  int[] classesOf(ConfusionMatrix matrix, Protocol protocol);

  /// One to one, so that as many pixels as possible are right. Of equally good matchings it is
  /// always the same that is found.
  record Hungarian() implements Matching {

    @Override
    public int[] classesOf(ConfusionMatrix matrix, Protocol protocol) {
      int[] classes =
          HungarianMatching.greatest(matrix.counts(), matrix.clusters(), matrix.classes());
      if (protocol == Protocol.OWN) {
        // Which of the pairs without a common pixel is found says nothing of the clusters.
        Arrays.setAll(
            classes,
            cluster ->
                classes[cluster] != NO_CLASS && matrix.count(cluster, classes[cluster]) > 0
                    ? classes[cluster]
                    : NO_CLASS);
      }
      return classes;
    }
  }

  /// Each cluster is the class most of its labelled pixels have, the lowest of equally frequent
  /// ones; without a labelled pixel it has none. Several clusters may be one class, so scores grow
  /// with the number of clusters: compare only equally many.
  record MajorityVote() implements Matching {

    @Override
    public int[] classesOf(ConfusionMatrix matrix, Protocol protocol) {
      return IntStream.range(0, matrix.clusters())
          .map(cluster -> majority(matrix, cluster))
          .toArray();
    }

    private static int majority(ConfusionMatrix matrix, int cluster) {
      int best = NO_CLASS;
      long most = 0;
      for (int label = 0; label < matrix.classes(); label++) {
        if (matrix.count(cluster, label) > most) {
          best = label;
          most = matrix.count(cluster, label);
        }
      }
      return best;
    }
  }

  /// Ids are classes already, as those of a linear probe. Extra clusters have none.
  record Identity() implements Matching {

    @Override
    public int[] classesOf(ConfusionMatrix matrix, Protocol protocol) {
      return IntStream.range(0, matrix.clusters())
          .map(cluster -> cluster < matrix.classes() ? cluster : NO_CLASS)
          .toArray();
    }
  }

  /// As somebody says.
  ///
  /// @param classes of each cluster, or [#NO_CLASS]; must not be written to
  record ByHand(int[] classes) implements Matching {

    /// @throws StegoscopeException if these are not the classes of so many clusters
    @Override
    public int[] classesOf(ConfusionMatrix matrix, Protocol protocol) {
      if (classes.length != matrix.clusters()) {
        throw new StegoscopeException(
            "The matching names the classes of %d clusters, but there are %d; name one for each."
                .formatted(classes.length, matrix.clusters()));
      }
      for (int cluster = 0; cluster < classes.length; cluster++) {
        if (classes[cluster] < NO_CLASS || classes[cluster] >= matrix.classes()) {
          throw new StegoscopeException(
              "The matching gives cluster %d the class %d; classes are 0 to %d, and %d is none."
                  .formatted(cluster, classes[cluster], matrix.classes() - 1, NO_CLASS));
        }
      }
      return classes.clone();
    }
  }
}
