package org.stegoscope.study.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.stegoscope.analysis.ClusterProbe;
import org.stegoscope.analysis.LinearProbe;
import org.stegoscope.analysis.ProbeMaps;
import org.stegoscope.analysis.fitting.ClusterProbeStep;
import org.stegoscope.analysis.fitting.FitSource;
import org.stegoscope.analysis.fitting.LinearProbeStep;
import org.stegoscope.analysis.metrics.ConfusionMatrix;
import org.stegoscope.analysis.metrics.MatchedConfusion;
import org.stegoscope.analysis.metrics.Matching;
import org.stegoscope.analysis.metrics.Protocol;
import org.stegoscope.analysis.metrics.SegmentationScores;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.job.JobContext;
import org.stegoscope.training.HeadEvaluation;
import org.stegoscope.training.HeadTrainer;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.TrainingSettings;

/// Looks at a state with the images of the validation split: one pass, no CRF, as STEGO's training
/// script does.
final class Validation {

  private static final String STAGE = "Validating";

  private final TrainingSettings settings;
  private final FitSource source;
  private final Positives positives;
  private final Set<Integer> watched;

  Validation(TrainingSettings settings, FitSource source, Positives positives) {
    this.settings = settings;
    this.source = source;
    this.positives = positives;
    watched = watched(source.size(), settings.whole(Parameter.N_IMAGES));
  }

  /// Evenly spread over all.
  static Set<Integer> watched(int images, int wanted) {
    Set<Integer> places = new TreeSet<>();
    int count = Math.min(images, wanted);
    for (int i = 0; i < count; i++) {
      places.add((int) ((long) i * images / count));
    }
    return places;
  }

  Validated of(HeadTrainer.State state, JobContext context) {
    try (HeadEvaluation head = new HeadEvaluation(state.head())) {
      return new Look(state, head, context).validated();
    }
  }

  private final class Look {

    private final HeadTrainer.State state;
    private final HeadEvaluation head;
    private final JobContext context;
    private final LinearProbe linear;
    private final ClusterProbe cluster;
    private final ClusterProbeStep centres;
    private final long[] tokens;
    private final List<Validated.Prediction> predictions = new ArrayList<>();
    private ConfusionMatrix ofLinear;
    private ConfusionMatrix ofCluster;
    private double clusterLoss;

    Look(HeadTrainer.State state, HeadEvaluation head, JobContext context) {
      this.state = state;
      this.head = head;
      this.context = context;
      linear = new LinearProbeStep(state.linear(), 0).probe();
      centres = new ClusterProbeStep(state.cluster(), 0);
      cluster = centres.probe();
      tokens = new long[cluster.classes()];
      ofLinear = ConfusionMatrix.empty(linear.classes(), linear.classes());
      ofCluster = ConfusionMatrix.empty(cluster.classes(), linear.classes());
    }

    Validated validated() {
      for (int i = 0; i < source.size(); i++) {
        context.progress(STAGE, (double) i / source.size());
        context.giveWay();
        context.checkCancelled();
        look(i);
      }
      boolean labelled = ofLinear.total() + ofLinear.leftOut() > 0;
      return new Validated(
          state.step(),
          settings.trainsHead() ? OptionalDouble.of(loss()) : OptionalDouble.empty(),
          clusterLoss / source.size(),
          usedClusters(),
          labelled ? Optional.of(scores(ofLinear, new Matching.Identity())) : Optional.empty(),
          labelled ? Optional.of(scores(ofCluster, new Matching.Hungarian())) : Optional.empty(),
          predictions);
    }

    private void look(int image) {
      FitSource.Image features = source.image(image);
      FeatureMap code = head.code(features.map());
      clusterLoss += centres.loss(1, _ -> code, context);
      long[] areas = ProbeMaps.labelsAtTokens(cluster, code).areas();
      for (int k = 0; k < tokens.length; k++) {
        tokens[k] += areas[k];
      }
      if (features.labels().isPresent() || watched.contains(image)) {
        compare(image, code, features.labels());
      }
    }

    private void compare(int image, FeatureMap code, Optional<LabelMap> labels) {
      int patch = code.grid().patchSizePx();
      int width = labels.map(LabelMap::width).orElse(code.grid().columns() * patch);
      int height = labels.map(LabelMap::height).orElse(code.grid().rows() * patch);
      LabelMap classes = ProbeMaps.labels(linear, code, width, height, context.silent());
      LabelMap clusters = ProbeMaps.labels(cluster, code, width, height, context.silent());
      if (labels.isPresent()) {
        LabelMap truth = labels.get();
        ofLinear =
            ofLinear.plus(ConfusionMatrix.of(classes, truth, linear.classes(), linear.classes()));
        ofCluster =
            ofCluster.plus(
                ConfusionMatrix.of(clusters, truth, cluster.classes(), linear.classes()));
      }
      if (watched.contains(image)) {
        predictions.add(new Validated.Prediction(image, classes, clusters));
      }
    }

    /// Of batches in the order of the images; one image at the end has no other for its negatives.
    private double loss() {
      int size = Math.min(settings.whole(Parameter.BATCH_SIZE), source.size());
      double sum = 0;
      int batches = 0;
      for (int from = 0; from + size <= source.size(); from += size) {
        context.checkCancelled();
        List<FitSource.Image> batch = new ArrayList<>();
        List<FitSource.Image> near = new ArrayList<>();
        for (int i = from; i < from + size; i++) {
          batch.add(source.image(i));
          near.add(source.image(positives.nearest(i)));
        }
        long seed = new Seeds(settings.seed()).of(Seeds.Purpose.VALIDATION, batches).nextLong();
        sum +=
            head.loss(
                HeadLearner.batch(batch),
                HeadLearner.batch(near),
                settings.loss(),
                seed,
                context.silent());
        batches++;
      }
      return sum / batches;
    }

    private double usedClusters() {
      double all = java.util.Arrays.stream(tokens).sum();
      double entropy = 0;
      for (long count : tokens) {
        entropy -= count == 0 ? 0 : count / all * Math.log(count / all);
      }
      return Math.exp(entropy);
    }

    private SegmentationScores scores(ConfusionMatrix matrix, Matching matching) {
      return SegmentationScores.of(
          MatchedConfusion.of(matrix, matching, Protocol.OWN), context.silent());
    }
  }
}
