package org.stegoscope.analysis.trust;

import org.stegoscope.analysis.metrics.ConfusionMatrix;
import org.stegoscope.analysis.metrics.Matching;
import org.stegoscope.analysis.metrics.Protocol;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.ScalarMap;

/// Where two probes say different classes.
public final class Disagreement {

  private Disagreement() {}

  /// 1 where they differ, 0 where they agree, not a number where one of them says nothing. Clusters
  /// are matched one to one to the classes they share most pixels of this picture with; a cluster
  /// that is left over agrees with none.
  ///
  /// @param clustered ids below `clusters`
  /// @param classified ids below `classes`, of the same size
  public static ScalarMap of(LabelMap clustered, LabelMap classified, int clusters, int classes) {
    int[] classOf =
        new Matching.Hungarian()
            .classesOf(ConfusionMatrix.of(clustered, classified, clusters, classes), Protocol.OWN);
    float[] values = new float[clustered.labels().length];
    for (int i = 0; i < values.length; i++) {
      int cluster = Byte.toUnsignedInt(clustered.labels()[i]);
      int label = Byte.toUnsignedInt(classified.labels()[i]);
      boolean both = cluster < clusters && label < classes;
      values[i] = !both ? Float.NaN : classOf[cluster] == label ? 0 : 1;
    }
    return new ScalarMap(clustered.height(), clustered.width(), values);
  }
}
