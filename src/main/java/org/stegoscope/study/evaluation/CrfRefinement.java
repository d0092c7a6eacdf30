package org.stegoscope.study.evaluation;

import org.stegoscope.analysis.crf.CrfOptions;
import org.stegoscope.analysis.crf.DenseCrf;
import org.stegoscope.analysis.crf.StegoPicture;
import org.stegoscope.core.RgbImage;
import org.stegoscope.job.JobContext;

/// A dense CRF on the picture that STEGO's sees.
public record CrfRefinement(CrfOptions options) implements Refinement {

  @Override
  public float[] apply(
      RgbImage picture, float[] logProbabilities, int classes, JobContext context) {
    return DenseCrf.refineLogarithms(
        StegoPicture.of(picture), logProbabilities, classes, options, context);
  }

  @Override
  public String toString() {
    return options.toString();
  }
}
