package org.stegoscope.study.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import org.stegoscope.analysis.metrics.ClassScores;
import org.stegoscope.analysis.metrics.Score;
import org.stegoscope.analysis.metrics.SegmentationScores;
import org.stegoscope.core.LabelMap;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.TrainingSettings;

/// How good a head and its probes are on images that they have not learnt from.
///
/// @param step after which it was looked at
/// @param loss the correspondence loss with the same draws every time; empty where no head learns
/// @param clusterLoss less the mean cosine of a token to its nearest centre
/// @param usedClusters the exponential of the entropy of the clusters' shares of tokens: how many
///   clusters there would be if all were equally large
/// @param linear scores of the linear probe; empty without labels
/// @param cluster scores of the cluster probe; empty without labels
/// @param predictions of the images that are kept an eye on
public record Validated(
    int step,
    OptionalDouble loss,
    double clusterLoss,
    double usedClusters,
    Optional<SegmentationScores> linear,
    Optional<SegmentationScores> cluster,
    List<Prediction> predictions) {

  /// What both probes say of an image.
  ///
  /// @param image its place among those that are validated on
  /// @param cluster ids of clusters, not of classes
  public record Prediction(int image, LabelMap linear, LabelMap cluster) {}

  public Validated {
    predictions = List.copyOf(predictions);
  }

  /// The numbers by the names of their curves; what is not computed is left out.
  ///
  /// @param classes their names
  public SequencedMap<String, Double> values(List<String> classes) {
    SequencedMap<String, Double> values = new LinkedHashMap<>();
    loss.ifPresent(value -> values.put("val/loss", value));
    values.put("val/cluster_loss", clusterLoss);
    values.put("val/used_clusters", usedClusters);
    cluster.ifPresent(scores -> put(values, "val/cluster/", scores, classes));
    linear.ifPresent(scores -> put(values, "val/linear/", scores, classes));
    return values;
  }

  private static void put(
      SequencedMap<String, Double> values,
      String prefix,
      SegmentationScores scores,
      List<String> classes) {
    put(values, prefix + "miou", scores.meanIou());
    put(values, prefix + "accuracy", scores.pixelAccuracy());
    for (int k = 0; k < scores.classes().size(); k++) {
      ClassScores one = scores.classes().get(k);
      put(values, prefix + "iou/" + classes.get(k), one.iou());
    }
  }

  private static void put(SequencedMap<String, Double> values, String name, Score score) {
    score.asOptional().ifPresent(value -> values.put(name, value));
  }

  /// What is greatest where a state is best, by the rule of the settings; the correspondence loss
  /// stands in where there are no labels, and the loss of the cluster probe where no head learns.
  public double merit(TrainingSettings settings) {
    Optional<SegmentationScores> chosen =
        switch (settings.text(Parameter.SELECT)) {
          case "cluster" -> cluster;
          case "linear" -> linear;
          default -> Optional.empty();
        };
    return chosen
        .map(scores -> scores.meanIou().asOptional())
        .filter(OptionalDouble::isPresent)
        .map(OptionalDouble::getAsDouble)
        .orElseGet(() -> -loss.orElse(clusterLoss));
  }
}
