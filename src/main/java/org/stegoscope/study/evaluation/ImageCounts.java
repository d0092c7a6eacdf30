package org.stegoscope.study.evaluation;

import java.util.List;
import java.util.Optional;

/// What one image adds to the cells.
///
/// @param sample its position in what is evaluated
/// @param confusions of each probe of each cell, in the order of [CellCounts]
/// @param trust of the same; empty where nobody asked
record ImageCounts(
    int sample, List<SparseConfusion> confusions, Optional<List<ConfidenceCounts>> trust) {

  ImageCounts {
    confusions = List.copyOf(confusions);
  }
}
