package org.stegoscope.ui.projection;

import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.stegoscope.analysis.clustering.KMeansOptions;
import org.stegoscope.analysis.projection.Metric;
import org.stegoscope.ui.fx.ChartView;
import org.stegoscope.ui.fx.Choice;
import org.stegoscope.ui.fx.FormRows;
import org.stegoscope.ui.fx.NumberField;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.projection.ClusterComparison;
import org.stegoscope.workspace.projection.ClusteringSettings;
import org.stegoscope.workspace.projection.ProjectionViewModel;
import org.stegoscope.workspace.projection.TokenClustering;

/// Finds clusters of the tokens in the space of the active plot.
final class ClusteringView extends VBox {

  private static final int MOST_SEED = 999_999;
  private static final double CHART_PX = 290;

  ClusteringView(ProjectionViewModel projection) {
    super(6);
    setId("token-clustering");
    TokenClustering clustering = projection.clustering();
    GridPane grid = new GridPane(12, 8);
    addSettings(new FormRows(grid), clustering.settings());
    var nothing = projection.marked().tokensProperty().isNull().or(clustering.busy());
    Button find = new Button("Find clusters", new FontIcon(MaterialDesignG.GROUP));
    find.setId("find-clusters");
    find.disableProperty().bind(nothing);
    find.setOnAction(_ -> projection.cluster());
    find.setMinWidth(USE_PREF_SIZE);
    Button sweep = new Button("Elbow", new FontIcon(MaterialDesignC.CHART_LINE));
    sweep.setId("sweep-clusters");
    sweep.disableProperty().bind(nothing);
    sweep.setOnAction(_ -> projection.sweepClusters());
    sweep.setTooltip(new Tooltip("Inertia and silhouette for 1 to 20 clusters"));
    Button compare = new Button("Compare", new FontIcon(MaterialDesignC.COMPARE));
    compare.setId("compare-clusters");
    compare.setTooltip(
        new Tooltip("Clusters in the space of this plot against those in the space of the next"));
    compare.disableProperty().bind(nothing.or(projection.countProperty().lessThan(2)));
    compare.setOnAction(_ -> projection.compareClusters());
    HBox buttons = new HBox(8, find, sweep, compare);
    buttons.setAlignment(Pos.CENTER_LEFT);
    ChartView chart =
        new ChartView(
            "Inertia and silhouette over the number of clusters",
            CHART_PX,
            clustering.elbow().chartProperty());
    chart.setId("clusters-chart");
    ObservableValue<ClusterComparison.Found> compared = clustering.comparison().foundProperty();
    ChartView confusion =
        new ChartView(
            "Clusters in one space against those in another",
            CHART_PX,
            compared.map(ClusterComparison.Found::confusion));
    confusion.setId("clusters-confusion");
    Label agreement = wrapped("clusters-compared", compared.map(ClusterComparison.Found::words));
    Label words = wrapped("clusters-found", clustering.wordsProperty());
    getChildren().addAll(grid, buttons, words, chart, agreement, confusion);
  }

  private static Label wrapped(String id, ObservableValue<String> text) {
    Label label = Parts.muted("");
    label.setId(id);
    Parts.wrap(label);
    Parts.hideWhileEmpty(label);
    label.textProperty().bind(text.orElse(""));
    return label;
  }

  private static void addSettings(FormRows form, ClusteringSettings settings) {
    form.add(
        "Clusters",
        number(
            "token-clusters",
            "Clusters",
            1,
            ClusteringSettings.MOST_CLUSTERS,
            settings.clustersProperty()));
    form.add(
        "Seed",
        number("token-clusters-seed", "Seed of k-means", 0, MOST_SEED, settings.seedProperty()));
    form.add(
        "Starts",
        number(
            "token-clusters-restarts",
            "Starts, of which the best is kept",
            1,
            ClusteringSettings.MOST_RESTARTS,
            settings.restartsProperty()));
    form.add(
        "Distance",
        Choice.buttons(
            "token-clusters-metric-",
            List.of(Metric.values()),
            settings.metricProperty(),
            metric ->
                switch (metric) {
                  case EUCLIDEAN -> "Euclidean";
                  case COSINE -> "Cosine";
                },
            _ -> Choice.NO_OBSTACLE));
    CheckBox batches = new CheckBox("In batches, faster on many tokens");
    batches.setId("token-clusters-batches");
    batches.setTooltip(
        new Tooltip(
            "Centres move after every %,d tokens drawn at random; the result is a little worse"
                .formatted(KMeansOptions.USUAL_BATCH)));
    batches.selectedProperty().bindBidirectional(settings.inBatchesProperty());
    form.add("", batches);
  }

  private static NumberField number(
      String id, String name, int least, int most, IntegerProperty value) {
    NumberField field = new NumberField(name, least, most, value);
    field.setId(id);
    return field;
  }
}
