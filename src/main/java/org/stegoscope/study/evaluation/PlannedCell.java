package org.stegoscope.study.evaluation;

import java.util.List;
import java.util.Optional;

/// A cell before it is evaluated.
///
/// @param probes one a seed; none where there is an obstacle
/// @param obstacle why the cell cannot be computed, as the part of a sentence after "not computed:"
record PlannedCell(CellKey key, List<SeededProbe> probes, Optional<String> obstacle) {

  PlannedCell {
    probes = List.copyOf(probes);
  }
}
