package org.stegoscope.study.training;

import java.util.List;
import java.util.SplittableRandom;
import org.stegoscope.analysis.fitting.FitSource;
import org.stegoscope.job.JobContext;
import org.stegoscope.training.HeadTrainer;

/// What learns in a run, step by step.
interface Learner extends AutoCloseable {

  /// @param batch the images
  /// @param positives one for each image; empty where none is needed
  StepReport step(
      List<FitSource.Image> batch,
      List<FitSource.Image> positives,
      SplittableRandom random,
      JobContext context);

  /// Whether steps need positives.
  boolean needsPositives();

  HeadTrainer.State state();

  @Override
  void close();
}
