package org.stegoscope.workspace.training;

import java.util.Set;
import org.stegoscope.figure.LearningChart;

/// Which curves are drawn, and how.
///
/// @param smoothing weight of the mean before, 0 for none
/// @param classes whose curves are drawn
public record ChartLook(
    Page page, double smoothing, LearningChart.Scale scale, ProbeOf probe, Set<String> classes) {

  /// The groups of curves.
  public enum Page {
    LOSSES,
    SIMILARITIES,
    SCORES,
    CLASSES
  }

  /// Whose classes.
  public enum ProbeOf {
    CLUSTER("Cluster probe"),
    LINEAR("Linear probe");

    private final String label;

    ProbeOf(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    String prefix() {
      return this == CLUSTER ? "val/cluster/iou/" : "val/linear/iou/";
    }
  }

  public ChartLook {
    classes = Set.copyOf(classes);
  }
}
