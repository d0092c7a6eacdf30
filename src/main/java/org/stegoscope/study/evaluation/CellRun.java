package org.stegoscope.study.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.stegoscope.analysis.Probe;
import org.stegoscope.analysis.metrics.SegmentationScores;

/// A cell for one seed.
///
/// @param images how each image fared, in the order of the split; those without labels are missing
/// @param trust how sure the probe was of what; empty where nobody asked
public record CellRun(
    OptionalLong seed,
    Probe probe,
    SegmentationScores scores,
    List<ImageScore> images,
    Optional<ConfidenceCounts> trust) {

  public CellRun {
    images = List.copyOf(images);
  }
}
