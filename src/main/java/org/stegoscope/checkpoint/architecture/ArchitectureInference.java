package org.stegoscope.checkpoint.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stegoscope.checkpoint.Checkpoint;

/// Finds out what a checkpoint is.
final class ArchitectureInference {

  private final Checkpoint checkpoint;

  ArchitectureInference(Checkpoint checkpoint) {
    this.checkpoint = checkpoint;
  }

  Architecture infer() {
    return new Architecture(
        String.valueOf(checkpoint.file().getFileName()),
        Method.UNKNOWN,
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        FeatureType.FEAT,
        "",
        Map.of(),
        Preprocessing.IMAGENET,
        false,
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new LinkedHashMap<>());
  }
}
