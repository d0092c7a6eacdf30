package org.stegoscope.training;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.stegoscope.analysis.fitting.Adam;
import org.stegoscope.analysis.fitting.ClusterProbeStep;
import org.stegoscope.analysis.fitting.FitSource;
import org.stegoscope.analysis.fitting.LinearProbeStep;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// Trains STEGO's head on frozen features, batch by batch, and both probes on its codes (Hamilton
/// et al. 2022, and the step of STEGO's training script): the correspondence loss moves the head,
/// the probes learn from codes that they do not change, each by an Adam of its own.
///
/// Not for several threads. The same batches and draws give the same bits.
public final class HeadTrainer implements AutoCloseable {

  private static final String[] TERMS = {"the correspondence loss", "linear", "cluster"};

  /// Learning rates of head, linear probe and cluster probe.
  public record Rates(double head, double linear, double cluster) {

    public static final Rates STEGO = new Rates(5e-4, 5e-3, 5e-3);
  }

  /// Everything that a later step depends on.
  ///
  /// @param step how many steps were made
  /// @param ofHead of each layer of the head, in the order of its components
  public record State(
      int step,
      HeadWeights head,
      List<Adam.State> ofHead,
      LinearProbeStep.State linear,
      ClusterProbeStep.State cluster) {

    public State {
      ofHead = List.copyOf(ofHead);
    }

    /// Of weights that have not learnt yet.
    public static State of(
        HeadWeights head, LinearProbeStep.State linear, ClusterProbeStep.State cluster) {
      List<Adam.State> adams =
          Arrays.stream(head.layers()).map(layer -> new Adam(layer.length, 0).state()).toList();
      return new State(0, head, adams, linear, cluster);
    }
  }

  /// What a step learns from.
  ///
  /// @param features of the images
  /// @param positives of images like them, in the same order
  /// @param labels of the images, at any size; empty where there are none
  public record Batch(
      FeatureBatch features, FeatureBatch positives, List<Optional<LabelMap>> labels) {

    public Batch {
      labels = List.copyOf(labels);
    }
  }

  /// What a step draws.
  public record Chance(Draws draws, Dropout dropout, Dropout ofPositives) {

    /// Draws all that a step needs.
    public static Chance drawn(
        Batch batch, LossOptions options, Dropout.Target target, SplittableRandom random) {
      int images = batch.features().images();
      int width = batch.features().channels();
      return new Chance(
          Draws.of(images, options, random),
          Dropout.drawn(images, width, target, random),
          Dropout.drawn(images, width, target, random));
    }
  }

  /// What a step tells, all before the weights changed.
  ///
  /// @param linear the loss of the linear probe; empty where no pixel has a label
  public record Told(
      int step,
      Correspondence correspondence,
      OptionalDouble linear,
      double cluster,
      double total) {}

  private final LossOptions options;
  private final Products products = new Products();
  private final float[][] layers;
  private final HeadWeights head;
  private final Adam[] ofHead;
  private final LinearProbeStep linear;
  private final ClusterProbeStep cluster;
  private int step;

  public HeadTrainer(State state, LossOptions options, Rates rates) {
    this.options = options;
    head = state.head().copy();
    layers = head.layers();
    ofHead = state.ofHead().stream().map(adam -> new Adam(adam, rates.head())).toArray(Adam[]::new);
    linear = new LinearProbeStep(state.linear(), rates.linear());
    cluster = new ClusterProbeStep(state.cluster(), rates.cluster());
    step = state.step();
  }

  public State state() {
    return new State(
        step,
        head.copy(),
        Arrays.stream(ofHead).map(Adam::state).toList(),
        linear.state(),
        cluster.state());
  }

  /// Makes a step.
  ///
  /// @throws StegoscopeException where a loss is no number: the head is not changed by then, and
  ///   the sentence names step and term
  public Told step(Batch batch, Chance chance, JobContext context) {
    HeadPass pass = pass(batch.features(), chance.dropout());
    HeadPass other = pass(batch.positives(), chance.ofPositives());
    context.checkCancelled();
    FeatureBatch codes = batch.features().with(head.dimension(), pass.code());
    Correspondence loss =
        CorrespondenceLoss.of(
            new CorrespondenceLoss.Input(
                batch.features(),
                batch.positives(),
                codes,
                batch.positives().with(head.dimension(), other.code()),
                chance.dropout().target(),
                chance.ofPositives().target()),
            chance.draws(),
            options,
            products,
            context);
    requireNumber(loss.total(), 0);
    float[][] gradients = pass.back(loss.codeGradient(), products);
    float[][] more = other.back(loss.positiveGradient(), products);
    FeatureMap[] maps = maps(codes);
    OptionalDouble ofLinear =
        linear.step(maps.length, i -> new FitSource.Image(maps[i], batch.labels().get(i)), context);
    requireNumber(ofLinear.orElse(0), 1);
    double ofCluster = cluster.step(maps.length, i -> maps[i], context);
    requireNumber(ofCluster, 2);
    for (int layer = 0; layer < layers.length; layer++) {
      for (int i = 0; i < gradients[layer].length; i++) {
        gradients[layer][i] += more[layer][i];
      }
      ofHead[layer].step(layers[layer], gradients[layer]);
    }
    step++;
    return new Told(step, loss, ofLinear, ofCluster, loss.total() + ofLinear.orElse(0) + ofCluster);
  }

  private HeadPass pass(FeatureBatch features, Dropout dropout) {
    return HeadPass.of(
        head,
        Dropout.applied(features, dropout.linear()),
        Dropout.applied(features, dropout.hidden()),
        products);
  }

  private void requireNumber(double loss, int term) {
    if (!Double.isFinite(loss)) {
      throw new StegoscopeException(
          String.format(
              Locale.ROOT,
              "Training stopped at step %d: the loss of %s is %s. Are the features finite, and is"
                  + " the learning rate not too great?",
              step + 1,
              TERMS[term],
              loss));
    }
  }

  private static FeatureMap[] maps(FeatureBatch codes) {
    int ofImage = codes.patches() * codes.channels();
    FeatureMap[] maps = new FeatureMap[codes.images()];
    for (int i = 0; i < maps.length; i++) {
      float[] values = Arrays.copyOfRange(codes.values(), i * ofImage, (i + 1) * ofImage);
      maps[i] =
          new FeatureMap(new PatchGrid(codes.rows(), codes.columns(), 1), codes.channels(), values);
    }
    return maps;
  }

  /// How many arrays live in native memory.
  int nativeArrays() {
    return products.nativeArrays();
  }

  @Override
  public void close() {
    products.close();
  }
}
