package org.stegoscope.workspace.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.stegoscope.analysis.clustering.Agreement;
import org.stegoscope.analysis.clustering.ContingencyTable;
import org.stegoscope.analysis.clustering.KMeans;
import org.stegoscope.analysis.clustering.KMeansOptions;
import org.stegoscope.analysis.clustering.MatchedClusters;
import org.stegoscope.figure.ConfusionChart;
import org.stegoscope.job.JobContext;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.workspace.ChartPictures;
import org.stegoscope.workspace.Latest;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.UiThread;

/// Whether two spaces fall apart in the same way: the same tokens clustered in each by the same
/// k-means, and the clusters matched one to one.
public final class ClusterComparison {

  /// How two clusterings go together, and the drawing of it.
  public record Found(String words, ChartPictures confusion) {}

  private final ClusteringSettings settings;
  private final Latest<Found> comparing;
  private final ReadOnlyObjectWrapper<Found> found = new ReadOnlyObjectWrapper<>();

  ClusterComparison(ClusteringSettings settings, JobRunner runner, UiThread ui, Notices notices) {
    this.settings = settings;
    comparing = new Latest<>(runner, Lane.CPU, ui, Runnable::run, found::set, notices::report);
  }

  /// Null where nobody asked for it.
  public ReadOnlyObjectProperty<Found> foundProperty() {
    return found.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return comparing.busyProperty();
  }

  void reset() {
    comparing.dismiss();
    found.set(null);
  }

  /// Compares the clusters of the tokens in the spaces of two plots.
  void compare(TokenSpace one, TokenSpace other) {
    KMeansOptions options = settings.options();
    comparing.ask("k-means in two spaces", context -> found(one, other, options, context));
  }

  private static Found found(
      TokenSpace one, TokenSpace other, KMeansOptions options, JobContext context) {
    int[] first =
        KMeans.fit(one.vectors(), one.dimension(), options, context.part(0, 0.45)).assignments();
    int[] second =
        KMeans.fit(other.vectors(), other.dimension(), options, context.part(0.45, 0.9))
            .assignments();
    ContingencyTable table = ContingencyTable.of(first, second);
    MatchedClusters matched = MatchedClusters.of(table);
    Agreement agreement = Agreement.of(table, context.part(0.9, 1));
    String words =
        String.format(
            Locale.ROOT,
            "%d clusters in %s against %d in %s: matched %.3f, AMI %.3f, ARI %.3f of %,d tokens ·"
                + " seed %d · best of %d starts",
            table.rows(),
            one.label(),
            table.columns(),
            other.label(),
            matched.accuracy().orElse(0),
            agreement.adjustedInformation(),
            agreement.adjustedRand(),
            table.total(),
            options.seed(),
            options.restarts());
    int[] rows = matched.rowsInOrder();
    long[] counts = new long[table.rows() * table.columns()];
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < table.columns(); column++) {
        counts[row * table.columns() + column] = table.count(rows[row], column);
      }
    }
    List<ConfusionChart.Group> down = new ArrayList<>();
    for (int row : rows) {
      down.add(new ConfusionChart.Group(Integer.toString(table.rowLabels()[row])));
    }
    List<ConfusionChart.Group> across = new ArrayList<>();
    for (int label : table.columnLabels()) {
      across.add(new ConfusionChart.Group(Integer.toString(label)));
    }
    return new Found(
        words,
        ChartPictures.of(
            style ->
                new ConfusionChart(down, across, counts, one.label(), other.label(), style).chart(),
            context));
  }
}
