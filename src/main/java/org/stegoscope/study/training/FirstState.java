package org.stegoscope.study.training;

import org.stegoscope.analysis.fitting.ClusterProbeStep;
import org.stegoscope.analysis.fitting.FitSource;
import org.stegoscope.analysis.fitting.LinearProbeStep;
import org.stegoscope.analysis.projection.FittedReduction;
import org.stegoscope.analysis.projection.Reduction;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.job.JobContext;
import org.stegoscope.training.Decoder;
import org.stegoscope.training.HeadTrainer;
import org.stegoscope.training.HeadWeights;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.TrainingSettings;

/// The state a run begins with. A projection is a linear head that does not learn, so that what was
/// trained on it can be opened and evaluated later like any other.
record FirstState(TrainingSettings settings, Seeds seeds, int classes) {

  /// Of more vectors, so many are taken evenly: the covariance of a thousand channels is then known
  /// to a percent.
  private static final int MOST_VECTORS = 50_000;

  FirstState(TrainingSettings settings, int classes) {
    this(settings, new Seeds(settings.seed()), classes);
  }

  HeadTrainer.State of(FitSource source, JobContext context) {
    int width = source.image(0).map().channels();
    HeadWeights head = head(source, width, context);
    int clusters = classes + settings.whole(Parameter.EXTRA_CLUSTERS);
    HeadTrainer.State state =
        HeadTrainer.State.of(
            head,
            linear(classes, head.dimension(), seeds),
            cluster(clusters, head.dimension(), seeds));
    return settings.trainsHead() && settings.terms().reconstruction() > 0
        ? state.withDecoder(
            Decoder.State.drawn(width, head.dimension(), seeds.of(Seeds.Purpose.DECODER)))
        : state;
  }

  private HeadWeights head(FitSource source, int width, JobContext context) {
    int dimension = settings.whole(Parameter.DIM);
    return switch (settings.text(Parameter.METHOD)) {
      case "features" -> HeadWeights.none(width);
      case "pca" ->
          projection(
              Reduction.of(Reduction.Method.PRINCIPAL_COMPONENTS, dimension, 0)
                  .fit(vectors(source, width, context), width, context));
      case "rp" ->
          projection(
              Reduction.of(Reduction.Method.RANDOM, dimension, settings.seed())
                  .fit(new float[0], width, context));
      default ->
          HeadWeights.drawn(width, dimension, settings.projection(), seeds.of(Seeds.Purpose.HEAD));
    };
  }

  /// `directions * (f - mean)` as weights and biases.
  private static HeadWeights projection(FittedReduction learned) {
    float[] biases = new float[learned.dimension()];
    for (int row = 0; row < biases.length; row++) {
      double sum = 0;
      for (int c = 0; c < learned.channels(); c++) {
        sum -= learned.directions()[row * learned.channels() + c] * learned.mean()[c];
      }
      biases[row] = (float) sum;
    }
    return HeadWeights.linear(
        learned.channels(), learned.dimension(), learned.directions().clone(), biases);
  }

  /// Evenly over all tokens.
  private static float[] vectors(FitSource source, int width, JobContext context) {
    int patches = source.image(0).map().grid().size();
    long all = (long) source.size() * patches;
    int count = (int) Math.min(all, MOST_VECTORS);
    float[] vectors = new float[count * width];
    int open = -1;
    FeatureMap map = source.image(0).map();
    for (int i = 0; i < count; i++) {
      long token = i * all / count;
      int image = (int) (token / patches);
      if (image != open) {
        context.checkCancelled();
        map = source.image(image).map();
        open = image;
      }
      System.arraycopy(map.values(), (int) (token % patches) * width, vectors, i * width, width);
    }
    return vectors;
  }

  /// The same head with probes that have not learnt yet, other than the first.
  static HeadTrainer.State withNewProbes(HeadTrainer.State state, Seeds seeds) {
    int dimension = state.head().dimension();
    Seeds anew = new Seeds(seeds.of(Seeds.Purpose.PROBES_ANEW).nextLong());
    return new HeadTrainer.State(
        state.step(),
        state.head(),
        state.ofHead(),
        linear(state.linear().biases().length, dimension, anew),
        cluster(state.cluster().clusters(), dimension, anew),
        state.decoder());
  }

  private static LinearProbeStep.State linear(int classes, int dimension, Seeds seeds) {
    return LinearProbeStep.State.drawn(classes, dimension, seeds.of(Seeds.Purpose.LINEAR_PROBE));
  }

  private static ClusterProbeStep.State cluster(int clusters, int dimension, Seeds seeds) {
    return ClusterProbeStep.State.drawn(clusters, dimension, seeds.of(Seeds.Purpose.CLUSTER_PROBE));
  }
}
