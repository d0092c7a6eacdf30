package org.stegoscope.training;

import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.stegoscope.analysis.fitting.ClusterProbeStep;
import org.stegoscope.analysis.fitting.FitSource;
import org.stegoscope.analysis.fitting.LinearProbeStep;
import org.stegoscope.job.JobContext;

/// Trains both probes on codes that do not change: what STEGO's head is compared with, such as bare
/// features or their principal components (the paper's Figure 4).
public final class ProbeTrainer {

  private final HeadTrainer.State begun;
  private final LinearProbeStep linear;
  private final ClusterProbeStep cluster;
  private int step;

  /// What a step tells, before the probes changed.
  ///
  /// @param linear the loss of the linear probe; empty where no pixel has a label
  public record Told(int step, OptionalDouble linear, double cluster) {}

  /// @param state whose head stays as it is
  public ProbeTrainer(HeadTrainer.State state, HeadTrainer.Rates rates) {
    begun = state;
    linear = new LinearProbeStep(state.linear(), rates.linear());
    cluster = new ClusterProbeStep(state.cluster(), rates.cluster());
    step = state.step();
  }

  public HeadTrainer.State state() {
    return new HeadTrainer.State(
        step, begun.head(), begun.ofHead(), linear.state(), cluster.state());
  }

  /// Makes a step.
  ///
  /// @param codes of the images of the batch with their labels
  /// @throws org.stegoscope.core.StegoscopeException where a loss is no number
  public Told step(int count, IntFunction<FitSource.Image> codes, JobContext context) {
    context.checkCancelled();
    // From here on all or nothing is learnt.
    OptionalDouble ofLinear = linear.step(count, codes, JobContext.NONE);
    FiniteLoss.require(ofLinear.orElse(0), step + 1, "the linear probe");
    double ofCluster = cluster.step(count, i -> codes.apply(i).map(), JobContext.NONE);
    FiniteLoss.require(ofCluster, step + 1, "the cluster probe");
    step++;
    return new Told(step, ofLinear, ofCluster);
  }
}
