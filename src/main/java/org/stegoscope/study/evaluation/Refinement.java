package org.stegoscope.study.evaluation;

import org.stegoscope.core.RgbImage;
import org.stegoscope.job.JobContext;

/// What makes better probabilities of probabilities and the picture they are of. Its text says with
/// which settings.
@FunctionalInterface
public interface Refinement {

  /// @param logProbabilities `[classes, rows, columns]`, of the pixels of the picture
  /// @return probabilities of the same shape
  float[] apply(RgbImage picture, float[] logProbabilities, int classes, JobContext context);
}
