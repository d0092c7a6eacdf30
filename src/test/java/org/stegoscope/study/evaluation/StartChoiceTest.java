package org.stegoscope.study.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.stegoscope.analysis.metrics.Score;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.DatasetSource;
import org.stegoscope.dataset.collection.TinyFiles;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.ModelLoader;
import org.stegoscope.model.ModelOptions;
import org.stegoscope.model.TestBackbone;

/// Starts of cluster probes chosen by loss and by labels, on pictures of three colours.
final class StartChoiceTest {

  private static final int SIDE = 64;
  private static final int SEEDS = 6;
  private static final int[] COLORS = {0xB04010, 0x904030, 0x1050C0};

  @TempDir Path folder;

  private Dataset data() throws IOException {
    TinyFiles files = new TinyFiles(Files.createDirectories(folder.resolve("data")));
    for (String split : List.of("train", "val")) {
      for (int i = 0; i < 3; i++) {
        int shift = 8 * i;
        files.colored(
            "images/%s/p%d.png".formatted(split, i),
            SIDE,
            SIDE,
            (x, y) -> COLORS[kind(x, shift)] + 0x000501 * (x * y % 9));
        files.grey("labels/%s/p%d.png".formatted(split, i), SIDE, SIDE, (x, _) -> kind(x, shift));
      }
    }
    files.text("classes.txt", "0 a 200 0 0\n1 b 0 0 200\n2 c 0 200 0\n");
    return DatasetSource.parse("folder:" + files.folder()).open(JobContext.NONE);
  }

  private static int kind(int x, int shift) {
    return x < 16 ? 0 : x < 32 + shift ? 1 : 2;
  }

  private EvaluationTable table(Dataset dataset, LoadedModel model, StartChoice starts) {
    EvaluationPlan plan =
        new EvaluationPlan(
            dataset,
            // What is fitted to is scored, with the features it is fitted to.
            "train",
            dataset.split("train"),
            Subjects.of(List.of(model), Subjects.Probes.ALSO_FITTED),
            Set.of(ProbeUse.CLUSTER),
            Set.of(CrfUse.OFF),
            new CrfRefinement(CrfOptions.STEGO),
            new Resolution.Native(),
            Averaging.NONE,
            Protocol.OWN,
            ClusterMatching.HUNGARIAN,
            EvaluationPlan.Confidence.LEFT_OUT);
    FitPlan fits =
        new FitPlan(
            "train", dataset.split("train"), new FitOptions(5, 3, 0.02, 0), SEEDS, 5, starts);
    return Evaluator.run(plan, Optional.of(fits), folder.resolve("computed"), JobContext.NONE);
  }

  private static List<Double> scores(EvaluationTable table) {
    return table.cells().getFirst().runs().stream()
        .map(run -> ((Score.Computed) run.scores().meanIou()).value())
        .toList();
  }

  @Test
  void labelsChooseNoWorseStartThanTheLossWhereTheyLook() throws IOException {
    Path weights = new TestBackbone(SIDE, 8, 16, 2, 32).write(folder.resolve("plain.safetensors"));
    try (LoadedModel model =
        new ModelLoader().load(weights, ModelOptions.DEFAULT, JobContext.NONE)) {
      Dataset dataset = data();
      List<Double> byLoss = scores(table(dataset, model, StartChoice.LOSS));
      EvaluationTable chosen = table(dataset, model, StartChoice.LABELS);
      List<Double> byLabels = scores(chosen);
      assertThat(byLoss).hasSize(SEEDS);
      for (int seed = 0; seed < SEEDS; seed++) {
        assertThat(byLabels.get(seed)).isGreaterThanOrEqualTo(byLoss.get(seed));
      }
      // The two differ, and each is kept beside the other.
      assertThat(byLabels).isNotEqualTo(byLoss);
      assertThat(scores(table(dataset, model, StartChoice.LOSS))).isEqualTo(byLoss);
      assertThat(new TableText(chosen).caption()).endsWith(", starts chosen by labels");
    }
  }
}
