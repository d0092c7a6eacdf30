package org.stegoscope.checkpoint.architecture;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.stegoscope.checkpoint.Checkpoint;
import org.stegoscope.checkpoint.CheckpointException;
import org.stegoscope.checkpoint.Problem;
import org.stegoscope.checkpoint.Severity;
import org.stegoscope.job.JobContext;

/// The network a checkpoint belongs to, inferred from the names and shapes of its tensors.
///
/// @param vit the backbone, if the file has one
/// @param head the segmentation head; empty too where the code is the feature itself
/// @param classes the number of classes of the probes; 0 where the file has none
/// @param extraClusters clusters beyond one a class
/// @param dataset `dataset_name` of the configuration; empty where the file does not say
/// @param config what the file says about its training, as plain bounded data, no defaults added
/// @param untrained whether the file says of itself that its weights are not trained
/// @param note what the file says about itself; empty where it says nothing
/// @param missing canonical names of weights that the network needs and the file lacks
/// @param expected the shapes that weights should have, by canonical name, such as `[1, ?, 384]`;
///   empty where nothing is known of a shape
/// @param unexpected tensors of the file that nothing here knows
/// @param ignored tensors that are known and not needed: optimizer, DINO's head, a classifier
/// @param weights by canonical name: DINO's names for the backbone, `cluster1.0.weight` and so on
///   for the head, `cluster_probe.clusters`, `train_cluster_probe.clusters`, `linear_probe.*`,
///   `decoder.*` as STEGO has them; SmooSeg's `prediction.*` and CAUSE's names as they are
public record Architecture(
    String fileName,
    Method method,
    Optional<VitShape> vit,
    Optional<HeadShape> head,
    int classes,
    int extraClusters,
    FeatureType featureType,
    String dataset,
    Map<String, Object> config,
    Preprocessing preprocessing,
    boolean untrained,
    String note,
    List<String> missing,
    SequencedMap<String, String> expected,
    List<String> unexpected,
    List<String> ignored,
    List<Problem> problems,
    SequencedMap<String, WeightSource> weights) {

  public Architecture {
    config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
    missing = List.copyOf(missing);
    expected = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(expected));
    unexpected = List.copyOf(unexpected);
    ignored = List.copyOf(ignored);
    problems = List.copyOf(problems);
    weights = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(weights));
  }

  /// Never fails: what is wrong stands in `problems`.
  public static Architecture infer(Checkpoint checkpoint) {
    return new ArchitectureInference(checkpoint).infer();
  }

  /// @throws CheckpointException of the first problem that is an error
  public void requireUsable() {
    for (Problem problem : problems) {
      if (problem.severity() == Severity.ERROR) {
        throw exception(problem);
      }
    }
  }

  /// Reads every weight once and reports those with NaN or infinity.
  public List<Problem> checkWeights(JobContext context) {
    return WeightCheck.run(this, context);
  }

  private static CheckpointException exception(Problem problem) {
    for (CheckpointException.Kind kind : CheckpointException.Kind.values()) {
      if (kind.label().equals(problem.kind())) {
        return new CheckpointException(kind, problem.sentence());
      }
    }
    throw new IllegalStateException("no kind " + problem.kind());
  }
}
