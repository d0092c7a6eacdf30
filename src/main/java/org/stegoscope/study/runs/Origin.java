package org.stegoscope.study.runs;

import java.util.List;

/// What a run was made from, to be able to make it again.
///
/// @param codeVersion of this program
/// @param seeds in the order of the run's own use
/// @param datasetDigest of the data set, empty where there is none
/// @param weightsDigest of the weights it began with, empty where there are none
public record Origin(
    String codeVersion, List<Long> seeds, String datasetDigest, String weightsDigest) {

  public Origin {
    seeds = List.copyOf(seeds);
  }
}
