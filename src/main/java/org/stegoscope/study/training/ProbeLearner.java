package org.stegoscope.study.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import org.stegoscope.analysis.fitting.FitSource;
import org.stegoscope.job.JobContext;
import org.stegoscope.training.HeadEvaluation;
import org.stegoscope.training.HeadTrainer;
import org.stegoscope.training.ProbeTrainer;
import org.stegoscope.training.TrainingSettings;

/// Both probes alone, on codes that stay as they are.
final class ProbeLearner implements Learner {

  private final ProbeTrainer trainer;
  private final HeadEvaluation head;

  ProbeLearner(HeadTrainer.State state, TrainingSettings settings) {
    trainer = new ProbeTrainer(state, settings.rates());
    head = new HeadEvaluation(state.head());
  }

  @Override
  public StepReport step(StepInput input, SplittableRandom random, JobContext context) {
    List<FitSource.Image> codes =
        input.batch().stream()
            .map(image -> new FitSource.Image(head.code(image.map()), image.labels()))
            .toList();
    ProbeTrainer.Told told = trainer.step(codes.size(), codes::get, context);
    SequencedMap<String, Double> values = new LinkedHashMap<>();
    told.linear().ifPresent(loss -> values.put("loss/linear", loss));
    values.put("loss/cluster", told.cluster());
    values.put("loss/total", told.linear().orElse(0) + told.cluster());
    return new StepReport(told.step(), values, Optional.empty());
  }

  @Override
  public boolean needsPositives() {
    return false;
  }

  @Override
  public HeadTrainer.State state() {
    return trainer.state();
  }

  @Override
  public void close() {
    head.close();
  }
}
