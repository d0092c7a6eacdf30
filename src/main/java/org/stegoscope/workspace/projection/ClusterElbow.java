package org.stegoscope.workspace.projection;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.stegoscope.analysis.clustering.ClusterSweep;
import org.stegoscope.analysis.clustering.KMeansOptions;
import org.stegoscope.figure.ClusterSweepChart;
import org.stegoscope.job.JobContext;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.workspace.ChartPictures;
import org.stegoscope.workspace.Latest;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.UiThread;

/// What helps to choose a number of clusters: k-means with 1, 2, 3, ... clusters, drawn.
public final class ClusterElbow {

  /// More are of little use for a look at the elbow.
  private static final int MOST_SWEPT = 20;

  private static final int SILHOUETTE_SAMPLE = 2000;

  private record Swept(ClusterSweep sweep, ChartPictures chart) {}

  private final ClusteringSettings settings;
  private final Latest<Swept> sweeping;
  private final ReadOnlyObjectWrapper<ChartPictures> chart = new ReadOnlyObjectWrapper<>();
  private ClusterSweep sweep;

  ClusterElbow(ClusteringSettings settings, JobRunner runner, UiThread ui, Notices notices) {
    this.settings = settings;
    sweeping = new Latest<>(runner, Lane.CPU, ui, Runnable::run, this::swept, notices::report);
    settings.clustersProperty().subscribe((_, _) -> redraw());
  }

  /// Inertia and silhouette over the number of clusters; null where nobody asked for them.
  public ReadOnlyObjectProperty<ChartPictures> chartProperty() {
    return chart.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return sweeping.busyProperty();
  }

  void reset() {
    sweeping.dismiss();
    sweep = null;
    chart.set(null);
  }

  /// Clusters the tokens in a space into 1 to [#MOST_SWEPT] clusters.
  void sweep(TokenSpace space) {
    KMeansOptions options = settings.options();
    sweeping.ask(
        "k-means with 1 to %d clusters".formatted(MOST_SWEPT),
        context -> {
          ClusterSweep made =
              ClusterSweep.of(
                  space.vectors(),
                  space.dimension(),
                  options,
                  MOST_SWEPT,
                  SILHOUETTE_SAMPLE,
                  context);
          return new Swept(made, drawn(made, options.clusters(), context));
        });
  }

  private void swept(Swept arrived) {
    sweep = arrived.sweep();
    chart.set(arrived.chart());
  }

  /// The mark goes with the number of clusters.
  private void redraw() {
    if (sweep != null) {
      ClusterSweep of = sweep;
      int chosen = settings.clustersProperty().get();
      sweeping.ask("Drawing the elbow", context -> new Swept(of, drawn(of, chosen, context)));
    }
  }

  private static ChartPictures drawn(ClusterSweep sweep, int chosen, JobContext context) {
    List<ClusterSweepChart.Step> steps =
        sweep.steps().stream()
            .map(step ->
                new ClusterSweepChart.Step(step.clusters(), step.inertia(), step.silhouette()))
            .toList();
    return ChartPictures.of(style -> new ClusterSweepChart(steps, chosen, style).chart(), context);
  }
}
