package org.stegoscope.study.evaluation;

import java.util.List;
import java.util.Optional;
import org.stegoscope.analysis.projection.FittedReduction;

/// What was fitted for a row of the table.
///
/// @param reduction that features go through before the probes; empty where they do not
record FittedSubject(List<Fit> probes, Optional<FittedReduction> reduction) {

  /// A probe, with what it is of use for.
  record Fit(ProbeUse use, SeededProbe probe) {}

  FittedSubject {
    probes = List.copyOf(probes);
  }

  List<SeededProbe> probes(ProbeUse use) {
    return probes.stream().filter(fit -> fit.use() == use).map(Fit::probe).toList();
  }
}
