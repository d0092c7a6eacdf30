package org.stegoscope.workspace.projection;

import java.util.OptionalInt;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.stegoscope.analysis.clustering.KMeansOptions;
import org.stegoscope.analysis.projection.Metric;

/// How tokens are clustered.
public final class ClusteringSettings {

  public static final int MOST_CLUSTERS = 254;
  public static final int MOST_RESTARTS = 100;

  private static final int ITERATIONS = 300;

  /// The settings as they are kept.
  ///
  /// @param inBatches whether centres move after every batch of points
  public record State(int clusters, int seed, int restarts, Metric metric, boolean inBatches) {

    public static final State USUAL = new State(8, 7, 3, Metric.EUCLIDEAN, false);
  }

  private final IntegerProperty clusters = new SimpleIntegerProperty();
  private final IntegerProperty seed = new SimpleIntegerProperty();
  private final IntegerProperty restarts = new SimpleIntegerProperty();
  private final ObjectProperty<Metric> metric = new SimpleObjectProperty<>();
  private final BooleanProperty inBatches = new SimpleBooleanProperty();

  ClusteringSettings() {
    restore(State.USUAL);
  }

  public IntegerProperty clustersProperty() {
    return clusters;
  }

  public IntegerProperty seedProperty() {
    return seed;
  }

  /// Of how many starts the best is kept.
  public IntegerProperty restartsProperty() {
    return restarts;
  }

  /// How vectors are compared.
  public ObjectProperty<Metric> metricProperty() {
    return metric;
  }

  /// Whether the centres move after every batch of [KMeansOptions#USUAL_BATCH] tokens.
  public BooleanProperty inBatchesProperty() {
    return inBatches;
  }

  KMeansOptions options() {
    return new KMeansOptions(
        clusters.get(),
        seed.get(),
        restarts.get(),
        ITERATIONS,
        metric.get(),
        inBatches.get() ? OptionalInt.of(KMeansOptions.USUAL_BATCH) : OptionalInt.empty());
  }

  State state() {
    return new State(clusters.get(), seed.get(), restarts.get(), metric.get(), inBatches.get());
  }

  void restore(State state) {
    clusters.set(state.clusters());
    seed.set(state.seed());
    restarts.set(state.restarts());
    metric.set(state.metric());
    inBatches.set(state.inBatches());
  }
}
