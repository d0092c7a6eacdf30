package org.stegoscope.study.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.analysis.LinearProbe;
import org.stegoscope.analysis.ProbeMaps;
import org.stegoscope.analysis.crf.CrfOptions;
import org.stegoscope.analysis.fitting.FitOptions;
import org.stegoscope.analysis.metrics.ConfusionMatrix;
import org.stegoscope.analysis.metrics.Protocol;
import org.stegoscope.analysis.projection.FittedReduction;
import org.stegoscope.analysis.projection.Reduction;
import org.stegoscope.core.LabelMap;
import org.stegoscope.dataset.ModelInput;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.DatasetSource;
import org.stegoscope.dataset.collection.Sample;
import org.stegoscope.dataset.collection.TinyFiles;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.ModelLoader;
import org.stegoscope.model.ModelOptions;
import org.stegoscope.model.TestBackbone;

/// Probes on projections of features, of a tiny network with 16 channels.
final class EvaluationReductionTest {

  private static final int SIDE = 64;
  private static final int CHANNELS = 16;
  private static final int TOKENS = 64;

  @TempDir Path folder;
  private TinyFiles files;
  private LoadedModel model;

  @BeforeEach
  void makeFiles() throws IOException {
    files = new TinyFiles(Files.createDirectories(folder.resolve("data")));
    for (String split : List.of("train", "val", "other")) {
      for (int i = 0; i < 4; i++) {
        int edge = 24 + 8 * (split.equals("val") ? 1 : i % 2);
        files.colored(
            "images/%s/p%d.png".formatted(split, i),
            SIDE,
            SIDE,
            (x, y) -> (x < edge ? 0xB04010 : 0x1050C0) + 0x000501 * (x * y % 9));
        files.grey("labels/%s/p%d.png".formatted(split, i), SIDE, SIDE, (x, _) -> x < edge ? 0 : 1);
      }
    }
    files.text("classes.txt", "0 left 200 0 0\n1 right 0 0 200\n");
    Path weights =
        new TestBackbone(SIDE, 8, CHANNELS, 2, 32).write(folder.resolve("plain.safetensors"));
    model = new ModelLoader().load(weights, ModelOptions.DEFAULT, JobContext.NONE);
  }

  @AfterEach
  void close() {
    model.close();
  }

  private Dataset data() {
    return DatasetSource.parse("folder:" + files.folder()).open(JobContext.NONE);
  }

  private EvaluationTable table(String split, int steps, String reductions) {
    Dataset dataset = data();
    EvaluationPlan plan =
        new EvaluationPlan(
            dataset,
            split,
            dataset.split(split),
            Subjects.of(
                List.of(model), Subjects.Probes.ALSO_FITTED, Reduction.parseAll(reductions)),
            Set.of(ProbeUse.values()),
            Set.of(CrfUse.OFF),
            new CrfRefinement(CrfOptions.STEGO),
            new Resolution.Native(),
            Averaging.FLIP,
            Protocol.OWN,
            ClusterMatching.HUNGARIAN,
            EvaluationPlan.Confidence.LEFT_OUT);
    FitPlan fits =
        new FitPlan(
            "train",
            dataset.split("train"),
            new FitOptions(steps, 4, 0.02, 1),
            1,
            2,
            StartChoice.LOSS);
    return Evaluator.run(plan, Optional.of(fits), folder.resolve("computed"), JobContext.NONE);
  }

  private List<String> kept() throws IOException {
    try (var all = Files.list(folder.resolve("computed"))) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void projectionsAreOfTheSplitThatProbesAreFittedOnAndKept() throws IOException {
    EvaluationTable table = table("val", 3, "pca:4,rp:3");
    assertThat(table.plan().subjects())
        .extracting(Subject::name)
        .containsExactly(
            "plain · features, fitted probes",
            "plain · features, PCA 4, fitted probes",
            "plain · features, RP 3, fitted probes");
    FittedReduction pca = table.reductions().get(1);
    assertThat(pca.vectors()).isEqualTo(4 * TOKENS);
    assertThat(pca.explainedVariance().orElseThrow()).isBetween(0.3, 1.0);
    assertThat(table.reductions().get(2).directions()).hasSize(3 * CHANNELS);
    List<String> before = kept();
    // Another split that is scored finds the same projections and probes.
    EvaluationTable other = table("other", 3, "pca:4,rp:3");
    assertThat(other.reductions().get(1).directions()).isEqualTo(pca.directions());
    assertThat(kept()).containsAll(before).hasSize(before.size() + 1);
    assertThat(kept().stream().filter(name -> !before.contains(name)))
        .singleElement()
        .asString()
        .startsWith("counts-");
  }

  /// `weights (directions (x - mean)) + bias` as one linear probe of all channels: applied after
  /// interpolation, where the projection was applied before.
  private static LinearProbe whole(LinearProbe probe, FittedReduction reduction) {
    float[] weights = new float[probe.classes() * reduction.channels()];
    float[] biases = new float[probe.classes()];
    for (int k = 0; k < probe.classes(); k++) {
      double bias = probe.biases()[k];
      for (int j = 0; j < reduction.channels(); j++) {
        double sum = 0;
        for (int i = 0; i < reduction.dimension(); i++) {
          sum +=
              (double) probe.weights()[k * reduction.dimension() + i]
                  * reduction.directions()[i * reduction.channels() + j];
        }
        weights[k * reduction.channels() + j] = (float) sum;
        bias -= sum * reduction.mean()[j];
      }
      biases[k] = (float) bias;
    }
    return new LinearProbe(probe.classes(), reduction.channels(), weights, biases);
  }

  @Test
  void aLinearProbeOnAProjectionIsALinearProbeOnTheFeatures() {
    EvaluationTable table = table("val", 30, "pca:4,rp:3");
    for (int row = 1; row <= 2; row++) {
      Cell cell = table.cell(row, ProbeUse.LINEAR, CrfUse.OFF).orElseThrow();
      CellRun run = cell.runs().getFirst();
      LinearProbe folded = whole((LinearProbe) run.probe(), table.reductions().get(row));
      List<ConfusionMatrix> counted = new ArrayList<>();
      int different = 0;
      for (int sample = 0; sample < 4; sample++) {
        EvaluatedImage image = EvaluatedImage.of(table, cell, run, sample, JobContext.NONE);
        counted.add(ConfusionMatrix.of(image.prediction(), image.truth(), 2, 2));
        LabelMap expected = predicted(folded, table.plan().samples().get(sample));
        for (int i = 0; i < expected.labels().length; i++) {
          different += expected.labels()[i] == image.prediction().labels()[i] ? 0 : 1;
        }
      }
      // Sums of float32 in another order: only a pixel between two classes may differ.
      assertThat(different).isLessThanOrEqualTo(4 * SIDE * SIDE / 1000);
      assertThat(counted.stream().reduce(ConfusionMatrix::plus).orElseThrow().counts())
          .isEqualTo(run.scores().matched().matrix().counts());
    }
  }

  private LabelMap predicted(LinearProbe probe, Sample sample) {
    ModelInput input =
        ModelInput.prepare(
            data().photo(sample, JobContext.NONE).image(),
            new Resolution.Native(),
            model.patchSizePx());
    return ProbeMaps.labels(
        probe,
        model.features(input, FeatureRequest.DINO.with(Averaging.FLIP), JobContext.NONE),
        SIDE,
        SIDE,
        JobContext.NONE);
  }

  /// All components hold all there is in the features, and the loss of a linear probe has one least
  /// value: only the way there is another, and 0.01 is what may be left of it after 400 steps.
  @Test
  void allPrincipalComponentsTellClassesApartAsFeaturesDo() {
    EvaluationTable table = table("val", 400, "pca:" + CHANNELS);
    assertThat(table.reductions().get(1).explainedVariance().orElseThrow())
        .isCloseTo(1, within(1e-9));
    double features = linear(table, 0);
    assertThat(features).isGreaterThan(0.9);
    assertThat(linear(table, 1)).isCloseTo(features, within(0.01));
  }

  private static double linear(EvaluationTable table, int row) {
    Cell cell = table.cell(row, ProbeUse.LINEAR, CrfUse.OFF).orElseThrow();
    return cell.meanIou().orElseThrow().mean();
  }

  @Test
  void moreDimensionsThanChannelsAreNotComputedAndNothingElseSuffers() {
    EvaluationTable table = table("val", 3, "pca:17");
    assertThat(table.cell(1, ProbeUse.LINEAR, CrfUse.OFF).orElseThrow().reason())
        .contains("features of 16 channels cannot be reduced to 17 dimensions");
    assertThat(table.cell(0, ProbeUse.LINEAR, CrfUse.OFF).orElseThrow().meanIou()).isPresent();
  }
}
