package org.stegoscope.model;

import java.util.Map;
import java.util.Optional;
import org.stegoscope.analysis.ClusterProbe;
import org.stegoscope.analysis.LinearProbe;
import org.stegoscope.checkpoint.architecture.WeightSource;

/// The probes a checkpoint was trained with.
record StoredProbes(Optional<ClusterProbe> cluster, Optional<LinearProbe> linear) {

  private static final String CLUSTERS = "cluster_probe.clusters";
  private static final String LINEAR = "linear_probe";

  static StoredProbes read(Map<String, WeightSource> weights) {
    return new StoredProbes(
        Optional.ofNullable(weights.get(CLUSTERS)).map(StoredProbes::cluster),
        Optional.ofNullable(weights.get(LINEAR + ".weight"))
            .map(weight -> linear(weight, weights.get(LINEAR + ".bias"))));
  }

  private static ClusterProbe cluster(WeightSource centers) {
    long[] shape = centers.shape();
    return new ClusterProbe((int) shape[0], (int) shape[1], centers.floats());
  }

  private static LinearProbe linear(WeightSource weight, WeightSource bias) {
    long[] shape = weight.shape();
    return new LinearProbe((int) shape[0], (int) shape[1], weight.floats(), bias.floats());
  }
}
