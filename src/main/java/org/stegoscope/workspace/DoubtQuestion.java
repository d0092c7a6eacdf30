package org.stegoscope.workspace;

import java.util.Optional;
import org.stegoscope.analysis.Doubt;
import org.stegoscope.analysis.Probe;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.model.LoadedModel;

/// What is doubted, and how that is told.
///
/// @param probe a cluster or a linear probe; a disagreement is of both
public record DoubtQuestion(Doubt measure, ProbeKind probe) {

  static Optional<? extends Probe> probe(LoadedModel model, ProbeKind kind) {
    return switch (kind) {
      case CLUSTER -> model.clusterProbe();
      case LINEAR -> model.linearProbe();
      case KMEANS -> Optional.empty();
    };
  }

  /// @throws StegoscopeException where the model has no such probe
  Probe probeOf(LoadedModel model) {
    Optional<? extends Probe> wanted =
        measure == Doubt.DISAGREEMENT ? model.linearProbe() : probe(model, probe);
    if (wanted.isEmpty()) {
      throw new StegoscopeException(
          "%s has no %s probe, so there is nothing to doubt; choose another probe or checkpoint."
              .formatted(
                  model.file().getFileName(), probe.name().toLowerCase(java.util.Locale.ROOT)));
    }
    return wanted.get();
  }
}
