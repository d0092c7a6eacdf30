package org.stegoscope.workspace.projection;

import java.util.Locale;
import org.stegoscope.analysis.clustering.Agreement;
import org.stegoscope.analysis.clustering.ClusterPurity;
import org.stegoscope.analysis.clustering.ContingencyTable;
import org.stegoscope.analysis.clustering.MatchedClusters;
import org.stegoscope.job.JobContext;

/// How clusters of tokens go together with other groupings of them, in words.
final class ClusterWords {

  private ClusterWords() {}

  /// With the labels and with the cluster probe, as far as there are any; begins with ` · `.
  static String agreement(int[] clusters, TokenAttributes attributes, JobContext context) {
    return attributes
            .truth()
            .map(truth -> "labels" + against(clusters, truth, context))
            .map(words -> " · against the " + words)
            .orElse("")
        + attributes
            .cluster()
            .map(probe -> " · against the cluster probe" + against(clusters, probe, context))
            .orElse("");
  }

  private static String against(int[] clusters, TokenClasses classes, JobContext context) {
    ContingencyTable table = ContingencyTable.of(clusters, classes.ids());
    if (table.total() == 0) {
      return " nothing, for no token has one";
    }
    Agreement agreement = Agreement.of(table, context);
    return String.format(
        Locale.ROOT,
        ": purity %.3f, matched %.3f, AMI %.3f, ARI %.3f",
        ClusterPurity.of(table).overall().orElse(0),
        MatchedClusters.of(table).accuracy().orElse(0),
        agreement.adjustedInformation(),
        agreement.adjustedRand());
  }
}
