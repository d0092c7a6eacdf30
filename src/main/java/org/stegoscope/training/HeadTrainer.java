package org.stegoscope.training;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.stegoscope.analysis.fitting.Adam;
import org.stegoscope.analysis.fitting.ClusterProbeStep;
import org.stegoscope.analysis.fitting.FitSource;
import org.stegoscope.analysis.fitting.LinearProbeStep;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// Trains STEGO's head on frozen features, batch by batch, and both probes on its codes (Hamilton
/// et al. 2022, and the step of STEGO's training script): the correspondence loss and the optional
/// terms move the head, the probes learn from codes that they do not change, each by an Adam of its
/// own.
///
/// Not for several threads. The same batches and draws give the same bits.
public final class HeadTrainer implements AutoCloseable {

  /// Learning rates of head and decoder, of the linear probe and of the cluster probe.
  public record Rates(double head, double linear, double cluster) {

    public static final Rates STEGO = new Rates(5e-4, 5e-3, 5e-3);
  }

  /// Everything that a later step depends on.
  ///
  /// @param step how many steps were made
  /// @param ofHead of each layer of the head, in the order of its components
  /// @param decoder for the reconstruction
  public record State(
      int step,
      HeadWeights head,
      List<Adam.State> ofHead,
      LinearProbeStep.State linear,
      ClusterProbeStep.State cluster,
      Optional<Decoder.State> decoder) {

    public State {
      ofHead = List.copyOf(ofHead);
    }

    /// Without a decoder.
    public State(
        int step,
        HeadWeights head,
        List<Adam.State> ofHead,
        LinearProbeStep.State linear,
        ClusterProbeStep.State cluster) {
      this(step, head, ofHead, linear, cluster, Optional.empty());
    }

    public State withDecoder(Decoder.State other) {
      return new State(step, head, ofHead, linear, cluster, Optional.of(other));
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
  /// @param terms for the optional terms
  public record Batch(
      FeatureBatch features,
      FeatureBatch positives,
      List<Optional<LabelMap>> labels,
      TermInputs terms) {

    public Batch {
      labels = List.copyOf(labels);
    }

    public Batch(FeatureBatch features, FeatureBatch positives, List<Optional<LabelMap>> labels) {
      this(features, positives, labels, TermInputs.NONE);
    }

    public Batch with(TermInputs others) {
      return new Batch(features, positives, labels, others);
    }
  }

  /// What a step draws.
  public record Chance(Draws draws, Dropout dropout, Dropout ofPositives, TermDraws terms) {

    public Chance(Draws draws, Dropout dropout, Dropout ofPositives) {
      this(draws, dropout, ofPositives, TermDraws.NONE);
    }

    /// Draws all that a step without optional terms needs.
    public static Chance drawn(
        Batch batch, LossOptions options, Dropout.Target target, SplittableRandom random) {
      return drawn(batch, options, OptionalTerms.NONE, target, random);
    }

    /// Draws all that a step needs. What is off draws nothing, and leaves the others as they are.
    ///
    /// @throws StegoscopeException where points shall be salient and the batch has no masks
    public static Chance drawn(
        Batch batch,
        LossOptions options,
        OptionalTerms terms,
        Dropout.Target target,
        SplittableRandom random) {
      int images = batch.features().images();
      int width = batch.features().channels();
      Draws draws = Draws.of(images, options, random);
      Dropout dropout = Dropout.drawn(images, width, target, random);
      Dropout ofPositives = Dropout.drawn(images, width, target, random);
      if (terms.points() == OptionalTerms.Points.SALIENT) {
        draws = SalientPoints.moved(draws, batch.terms().requireSalience(images), random);
      }
      TermDraws more = TermDraws.drawn(images, width, terms, random);
      return new Chance(draws, dropout, ofPositives, more);
    }
  }

  /// What a step tells, all before the weights changed.
  ///
  /// @param linear the loss of the linear probe; empty where no pixel has a label
  public record Told(
      int step,
      Correspondence correspondence,
      TermLosses terms,
      OptionalDouble linear,
      double cluster,
      double total) {}

  private final Products products = new Products();
  private final float[][] layers;
  private final HeadWeights head;
  private final HeadLoss loss;
  private final Adam[] ofHead;
  private final OptionalTerms terms;
  private final Optional<Decoder> decoder;
  private LinearProbeStep linear;
  private ClusterProbeStep cluster;
  private Rates rates;
  private int step;

  /// Without optional terms.
  public HeadTrainer(State state, LossOptions options, Rates rates) {
    this(state, options, OptionalTerms.NONE, rates);
  }

  /// @throws StegoscopeException where the reconstruction is on and there is no decoder
  public HeadTrainer(State state, LossOptions options, OptionalTerms terms, Rates rates) {
    if (terms.reconstruction() > 0 && state.decoder().isEmpty()) {
      throw new StegoscopeException(
          "The reconstruction needs a decoder, which this run does not have. Draw one, or set its"
              + " weight to 0.");
    }
    this.terms = terms;
    this.rates = rates;
    head = state.head().copy();
    layers = head.layers();
    loss = new HeadLoss(head, options, terms, products);
    ofHead = state.ofHead().stream().map(adam -> new Adam(adam, rates.head())).toArray(Adam[]::new);
    linear = new LinearProbeStep(state.linear(), rates.linear());
    cluster = new ClusterProbeStep(state.cluster(), rates.cluster());
    decoder = state.decoder().map(layer -> new Decoder(layer, head, rates.head()));
    step = state.step();
  }

  public State state() {
    return new State(
        step,
        head.copy(),
        Arrays.stream(ofHead).map(Adam::state).toList(),
        linear.state(),
        cluster.state(),
        decoder.map(Decoder::state));
  }

  /// From the next step on.
  public void useRates(Rates others) {
    rates = others;
    for (Adam adam : ofHead) {
      adam.useLearningRate(others.head());
    }
    decoder.ifPresent(layer -> layer.useLearningRate(others.head()));
    linear.useLearningRate(others.linear());
    cluster.useLearningRate(others.cluster());
  }

  /// Draws both probes anew, with optimisers that remember nothing, for codes have moved away from
  /// what they learnt first (STEGO's `reset_probe_steps`).
  public void resetProbes(SplittableRandom random) {
    int clusters = cluster.probe().clusters();
    linear =
        new LinearProbeStep(
            LinearProbeStep.State.drawn(linear.probe().classes(), head.dimension(), random),
            rates.linear());
    cluster =
        new ClusterProbeStep(
            ClusterProbeStep.State.drawn(clusters, head.dimension(), random), rates.cluster());
  }

  /// Makes a step. Where it is cancelled nothing is learnt.
  ///
  /// @throws StegoscopeException where a loss is no number: the head is not changed by then, and
  ///   the sentence names step and term; where the batch lacks what a term needs
  public Told step(Batch batch, Chance chance, JobContext context) {
    HeadLoss.Result loss = this.loss.of(batch, chance, decoder, context);
    TermLosses more = loss.terms().losses();
    FiniteLoss.require(loss.correspondence().total(), step + 1, "the correspondence");
    FiniteLoss.require(more.reconstruction().orElse(0), step + 1, "the reconstruction");
    FiniteLoss.require(more.alignment().orElse(0), step + 1, "the augmentation alignment");
    FiniteLoss.require(more.crf().orElse(0), step + 1, "the contrastive CRF");
    FeatureMap[] maps = loss.codes().maps();
    context.checkCancelled();
    // From here on all or nothing is learnt.
    OptionalDouble ofLinear =
        linear.step(
            maps.length, i -> new FitSource.Image(maps[i], batch.labels().get(i)), JobContext.NONE);
    FiniteLoss.require(ofLinear.orElse(0), step + 1, "the linear probe");
    double ofCluster = cluster.step(maps.length, i -> maps[i], JobContext.NONE);
    FiniteLoss.require(ofCluster, step + 1, "the cluster probe");
    for (int layer = 0; layer < layers.length; layer++) {
      ofHead[layer].step(layers[layer], loss.gradients()[layer]);
    }
    loss.terms().reconstruction().ifPresent(made -> decoder.orElseThrow().step(made));
    step++;
    double total =
        loss.correspondence().total() + more.weighted(terms) + ofLinear.orElse(0) + ofCluster;
    return new Told(step, loss.correspondence(), more, ofLinear, ofCluster, total);
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
