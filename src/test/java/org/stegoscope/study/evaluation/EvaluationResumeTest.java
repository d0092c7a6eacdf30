package org.stegoscope.study.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.analysis.crf.CrfOptions;
import org.stegoscope.analysis.fitting.FitOptions;
import org.stegoscope.analysis.metrics.Protocol;
import org.stegoscope.analysis.projection.FittedReduction;
import org.stegoscope.analysis.projection.Reduction;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.DatasetSource;
import org.stegoscope.dataset.collection.TinyFiles;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.ModelLoader;
import org.stegoscope.model.ModelOptions;
import org.stegoscope.model.TestBackbone;

/// An evaluation that is stopped anywhere goes on where it was, and ends with the same numbers.
final class EvaluationResumeTest {

  private static final int SIDE = 64;

  @TempDir Path folder;

  /// Cancelled once so much of the whole is done.
  private static JobContext until(double share) {
    return new JobContext() {
      private volatile boolean over;

      @Override
      public void progress(String stage, double fraction) {
        over |= fraction >= share;
      }

      @Override
      public boolean isCancelled() {
        return over;
      }
    };
  }

  private Dataset data() throws IOException {
    TinyFiles files = new TinyFiles(Files.createDirectories(folder.resolve("data")));
    for (String split : List.of("train", "val")) {
      for (int i = 0; i < 6; i++) {
        files.photo("images/%s/p%d.png".formatted(split, i), SIDE, SIDE);
        int edge = 8 + 8 * i;
        files.grey("labels/%s/p%d.png".formatted(split, i), SIDE, SIDE, (x, _) -> x < edge ? 0 : 1);
      }
    }
    files.text("classes.txt", "0 left 200 0 0\n1 right 0 0 200\n");
    return DatasetSource.parse("folder:" + files.folder()).open(JobContext.NONE);
  }

  private static EvaluationPlan plan(Dataset dataset, LoadedModel model) {
    return new EvaluationPlan(
        dataset,
        "val",
        dataset.split("val"),
        Subjects.of(List.of(model), Subjects.Probes.ALSO_FITTED, Reduction.parseAll("pca:6,rp:5")),
        Set.of(ProbeUse.values()),
        Set.of(CrfUse.values()),
        new CrfRefinement(CrfOptions.STEGO),
        new Resolution.Native(),
        Averaging.FLIP,
        Protocol.OWN,
        ClusterMatching.HUNGARIAN,
        EvaluationPlan.Confidence.COUNTED);
  }

  @Test
  void theNumbersAreThoseOfAnEvaluationThatWasNeverStopped() throws IOException {
    Dataset dataset = data();
    Path weights =
        new TestBackbone(SIDE, 8, 16, 2, 32)
            .withStego(10, 2)
            .write(folder.resolve("stego.safetensors"));
    try (LoadedModel model =
        new ModelLoader().load(weights, ModelOptions.DEFAULT, JobContext.NONE)) {
      EvaluationPlan plan = plan(dataset, model);
      Optional<FitPlan> fits =
          Optional.of(
              new FitPlan(
                  "train",
                  dataset.split("train"),
                  new FitOptions(5, 2, 0.01, 3),
                  2,
                  2,
                  StartChoice.LABELS));
      EvaluationTable whole = Evaluator.run(plan, fits, folder.resolve("whole"), JobContext.NONE);
      Path stopped = folder.resolve("stopped");
      for (double share : new double[] {0.1, 0.3, 0.32, 0.33, 0.35, 0.38, 0.45, 0.6, 0.8}) {
        assertThatThrownBy(() -> Evaluator.run(plan, fits, stopped, until(share)))
            .isInstanceOf(JobCancelledException.class);
      }
      EvaluationTable resumed = Evaluator.run(plan, fits, stopped, JobContext.NONE);
      assertThat(new EvaluationFiles(EvaluationReport.of(resumed)).fields())
          .usingRecursiveComparison()
          .isEqualTo(new EvaluationFiles(EvaluationReport.of(whole)).fields());
      assertThat(resumed.cells()).hasSize(20);
      assertThat(resumed.reductions()).hasSize(2);
      whole
          .reductions()
          .forEach((row, reduction) -> assertSame(reduction, resumed.reductions().get(row)));
      for (int i = 0; i < whole.cells().size(); i++) {
        CellRun run = resumed.cells().get(i).runs().getFirst();
        assertThat(run.trust()).isEqualTo(whole.cells().get(i).runs().getFirst().trust());
        // Every labelled pixel is counted once, with some confidence.
        long pixels = 0;
        for (long count :
            run.trust().orElseThrow().bins(run.scores().matched().classOf()).pixels()) {
          pixels += count;
        }
        assertThat(pixels).isEqualTo(run.scores().matched().matrix().total());
      }
    }
  }

  private static void assertSame(FittedReduction expected, FittedReduction found) {
    assertThat(found.mean()).isEqualTo(expected.mean());
    assertThat(found.directions()).isEqualTo(expected.directions());
  }
}
