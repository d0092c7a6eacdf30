package org.stegoscope.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.stegoscope.analysis.crf.CrfOptions;
import org.stegoscope.analysis.fitting.FitOptions;
import org.stegoscope.analysis.metrics.Protocol;
import org.stegoscope.dataset.ModelInput;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.DatasetSource;
import org.stegoscope.dataset.collection.Sample;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.ModelLoader;
import org.stegoscope.model.ModelOptions;
import org.stegoscope.study.evaluation.ClusterMatching;
import org.stegoscope.study.evaluation.CrfRefinement;
import org.stegoscope.study.evaluation.CrfUse;
import org.stegoscope.study.evaluation.EvaluationPlan;
import org.stegoscope.study.evaluation.Evaluator;
import org.stegoscope.study.evaluation.FitPlan;
import org.stegoscope.study.evaluation.ProbeUse;
import org.stegoscope.study.evaluation.StartChoice;
import org.stegoscope.study.evaluation.Subjects;

/// An evaluation of a split at 320 x 240 without CRF, with linear and cluster probe, beside the bare
/// forward passes it needs, in turns.
///
///     mvn -q test-compile exec:exec -Dexec.classpathScope=test \
///       -Dexec.args="-cp %classpath org.stegoscope.benchmark.EvaluationComparison DATASET WEIGHTS"
public final class EvaluationComparison {

  private static final int ROUNDS = 4;

  private EvaluationComparison() {}

  public static void main(String[] words) throws Exception {
    Dataset dataset = DatasetSource.parse(words[0]).open(JobContext.NONE);
    Path folder = Files.createTempDirectory("evaluation");
    try (LoadedModel model =
        new ModelLoader().load(Path.of(words[1]), ModelOptions.DEFAULT, JobContext.NONE)) {
      Resolution resolution = new Resolution.Fixed(320, 240);
      EvaluationPlan plan =
          new EvaluationPlan(
              dataset,
              "val",
              dataset.split("val"),
              Subjects.of(List.of(model), Subjects.Probes.ALSO_FITTED),
              Set.of(ProbeUse.values()),
              Set.of(CrfUse.OFF),
              new CrfRefinement(CrfOptions.STEGO),
              resolution,
              Averaging.FLIP,
              Protocol.OWN,
              ClusterMatching.HUNGARIAN,
              EvaluationPlan.Confidence.LEFT_OUT);
      Optional<FitPlan> fits =
          Optional.of(
              new FitPlan(
                  "train",
                  EvaluationPlan.evenly(dataset.split("train"), 16),
                  new FitOptions(5, 8, FitOptions.STEGO_LEARNING_RATE, 0),
                  1,
                  1,
                  StartChoice.LOSS));
      List<ModelInput> inputs = new ArrayList<>();
      for (Sample sample : plan.samples()) {
        inputs.add(
            ModelInput.prepare(
                dataset.photo(sample, JobContext.NONE).image(), resolution, model.patchSizePx()));
      }
      Evaluator.run(plan, fits, folder, JobContext.NONE);
      for (int round = 0; round < ROUNDS; round++) {
        long start = System.nanoTime();
        for (ModelInput input : inputs) {
          model.features(input, FeatureRequest.DINO.with(Averaging.FLIP), JobContext.NONE);
        }
        double passes = (System.nanoTime() - start) / 1e9;
        forgetCounts(folder);
        start = System.nanoTime();
        Evaluator.run(plan, fits, folder, JobContext.NONE);
        double evaluation = (System.nanoTime() - start) / 1e9;
        System.out.printf(
            Locale.ROOT,
            "%d images: passes %.2f s, evaluation %.2f s, %.3f as fast%n",
            inputs.size(),
            passes,
            evaluation,
            passes / evaluation);
      }
    }
  }

  /// Features and probes stay.
  private static void forgetCounts(Path folder) throws Exception {
    try (var files = Files.list(folder)) {
      for (Path file :
          files.filter(it -> it.getFileName().toString().startsWith("counts")).toList()) {
        Files.delete(file);
      }
    }
  }
}
