package org.stegoscope.study.evaluation;

import java.util.List;
import org.stegoscope.analysis.fitting.FitOptions;
import org.stegoscope.dataset.collection.Sample;

/// How probes are fitted before they are evaluated.
///
/// @param split the name of the split they are fitted on
/// @param samples those of the split that are used
/// @param options the seed is that of the first fit; further ones are counted up from it
/// @param seeds how often each probe is fitted
/// @param restarts starts of each cluster probe, of which one is kept
/// @param starts by what that one is chosen
public record FitPlan(
    String split,
    List<Sample> samples,
    FitOptions options,
    int seeds,
    int restarts,
    StartChoice starts) {

  public FitPlan {
    samples = List.copyOf(samples);
  }
}
