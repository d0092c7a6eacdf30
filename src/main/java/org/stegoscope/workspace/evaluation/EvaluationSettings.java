package org.stegoscope.workspace.evaluation;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.stegoscope.analysis.fitting.FitOptions;
import org.stegoscope.analysis.projection.Reduction;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.study.evaluation.ClusterMatching;
import org.stegoscope.study.evaluation.CrfUse;
import org.stegoscope.study.evaluation.EvaluationPlan;
import org.stegoscope.study.evaluation.EvaluationReport;
import org.stegoscope.study.evaluation.FitPlan;
import org.stegoscope.study.evaluation.ProbeUse;
import org.stegoscope.study.evaluation.StartChoice;

/// How models are evaluated.
public final class EvaluationSettings {

  public static final int MOST_IMAGES = 1_000_000;
  public static final int MOST_STEPS = 1_000_000;
  public static final int MOST_SEEDS = 100;

  /// The settings as they are kept.
  public record State(
      String split,
      int limit,
      boolean linear,
      boolean cluster,
      boolean crf,
      boolean trust,
      boolean stability,
      boolean correspondences,
      ClusterMatching matching,
      boolean flip,
      boolean upstream,
      String resolution,
      boolean fit,
      String fitSplit,
      int fitLimit,
      int steps,
      int seeds,
      StartChoice starts,
      String reductions) {}

  private final StringProperty split = new SimpleStringProperty("");
  private final IntegerProperty limit = new SimpleIntegerProperty();
  private final BooleanProperty linear = new SimpleBooleanProperty(true);
  private final BooleanProperty cluster = new SimpleBooleanProperty(true);
  private final BooleanProperty crf = new SimpleBooleanProperty();
  private final BooleanProperty trust = new SimpleBooleanProperty();
  private final BooleanProperty stability = new SimpleBooleanProperty();
  private final BooleanProperty correspondences = new SimpleBooleanProperty();
  private final ObjectProperty<ClusterMatching> matching =
      new SimpleObjectProperty<>(ClusterMatching.HUNGARIAN);
  private final BooleanProperty flip = new SimpleBooleanProperty(true);
  private final BooleanProperty upstream = new SimpleBooleanProperty();
  private final StringProperty resolution = new SimpleStringProperty("upstream:320");
  private final BooleanProperty fit = new SimpleBooleanProperty();
  private final StringProperty fitSplit = new SimpleStringProperty("");
  private final IntegerProperty fitLimit = new SimpleIntegerProperty();
  private final IntegerProperty steps = new SimpleIntegerProperty(600);
  private final IntegerProperty seeds = new SimpleIntegerProperty(1);
  private final ObjectProperty<StartChoice> starts = new SimpleObjectProperty<>(StartChoice.LOSS);
  private final StringProperty reductions = new SimpleStringProperty("");

  /// The split that is scored.
  public StringProperty splitProperty() {
    return split;
  }

  /// How many images of the split are scored; 0 for all.
  public IntegerProperty limitProperty() {
    return limit;
  }

  public BooleanProperty linearProperty() {
    return linear;
  }

  public BooleanProperty clusterProperty() {
    return cluster;
  }

  /// Whether there are columns with a dense CRF, too.
  public BooleanProperty crfProperty() {
    return crf;
  }

  public BooleanProperty flipProperty() {
    return flip;
  }

  /// Whether it is counted how sure the probes are.
  public BooleanProperty trustProperty() {
    return trust;
  }

  /// Whether it is studied how far predictions hold.
  public BooleanProperty stabilityProperty() {
    return stability;
  }

  /// Whether it is studied how well likeness tells classes.
  public BooleanProperty correspondencesProperty() {
    return correspondences;
  }

  /// How clusters become classes at first; each cell can be matched by hand later.
  public ObjectProperty<ClusterMatching> matchingProperty() {
    return matching;
  }

  /// Whether pixels are counted by the rules of STEGO.
  public BooleanProperty upstreamProperty() {
    return upstream;
  }

  public StringProperty resolutionProperty() {
    return resolution;
  }

  /// Whether probes are fitted beside those of checkpoints.
  public BooleanProperty fitProperty() {
    return fit;
  }

  public StringProperty fitSplitProperty() {
    return fitSplit;
  }

  /// How many images probes are fitted on; 0 for all.
  public IntegerProperty fitLimitProperty() {
    return fitLimit;
  }

  public IntegerProperty stepsProperty() {
    return steps;
  }

  public IntegerProperty seedsProperty() {
    return seeds;
  }

  /// By what one of the starts of a cluster probe is chosen.
  public ObjectProperty<StartChoice> startsProperty() {
    return starts;
  }

  /// What features are also reduced by before probes are fitted, such as `pca:64, rp:64`; empty for
  /// nothing.
  public StringProperty reductionsProperty() {
    return reductions;
  }

  /// @throws StegoscopeException where the text is not understood
  List<Reduction> reductions() {
    return fit.get() ? Reduction.parseAll(reductions.get()) : List.of();
  }

  Set<ProbeUse> probes() {
    Set<ProbeUse> uses = EnumSet.noneOf(ProbeUse.class);
    if (linear.get()) {
      uses.add(ProbeUse.LINEAR);
    }
    if (cluster.get()) {
      uses.add(ProbeUse.CLUSTER);
    }
    return uses;
  }

  Set<EvaluationReport.Study> studies() {
    Set<EvaluationReport.Study> studies = EnumSet.noneOf(EvaluationReport.Study.class);
    if (stability.get()) {
      studies.add(EvaluationReport.Study.STABILITY);
    }
    if (correspondences.get()) {
      studies.add(EvaluationReport.Study.CORRESPONDENCES);
    }
    return studies;
  }

  Set<CrfUse> crfUses() {
    return crf.get() ? EnumSet.allOf(CrfUse.class) : EnumSet.of(CrfUse.OFF);
  }

  Optional<FitPlan> fits(Dataset dataset) {
    if (!fit.get()) {
      return Optional.empty();
    }
    var samples = dataset.split(fitSplit.get());
    return Optional.of(
        new FitPlan(
            fitSplit.get(),
            fitLimit.get() > 0 ? EvaluationPlan.evenly(samples, fitLimit.get()) : samples,
            new FitOptions(steps.get(), BATCH, FitOptions.STEGO_LEARNING_RATE, 0),
            seeds.get(),
            RESTARTS,
            starts.get()));
  }

  State state() {
    return new State(
        split.get(),
        limit.get(),
        linear.get(),
        cluster.get(),
        crf.get(),
        trust.get(),
        stability.get(),
        correspondences.get(),
        matching.get(),
        flip.get(),
        upstream.get(),
        resolution.get(),
        fit.get(),
        fitSplit.get(),
        fitLimit.get(),
        steps.get(),
        seeds.get(),
        starts.get(),
        reductions.get());
  }

  void restore(State state) {
    split.set(state.split());
    limit.set(state.limit());
    linear.set(state.linear());
    cluster.set(state.cluster());
    crf.set(state.crf());
    trust.set(state.trust());
    stability.set(state.stability());
    correspondences.set(state.correspondences());
    matching.set(state.matching());
    flip.set(state.flip());
    upstream.set(state.upstream());
    resolution.set(state.resolution());
    fit.set(state.fit());
    fitSplit.set(state.fitSplit());
    fitLimit.set(state.fitLimit());
    steps.set(state.steps());
    seeds.set(state.seeds());
    starts.set(state.starts());
    reductions.set(state.reductions());
  }

  private static final int BATCH = 16;
  private static final int RESTARTS = 3;
}
