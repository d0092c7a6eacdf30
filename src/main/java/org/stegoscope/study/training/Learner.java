package org.stegoscope.study.training;

import java.util.SplittableRandom;
import org.stegoscope.job.JobContext;
import org.stegoscope.training.HeadTrainer;

/// What learns in a run, step by step.
interface Learner extends AutoCloseable {

  StepReport step(StepInput input, SplittableRandom random, JobContext context);

  /// Whether steps need positives.
  boolean needsPositives();

  HeadTrainer.State state();

  @Override
  void close();
}
