package org.stegoscope.ui.projection;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.stegoscope.analysis.projection.Metric;
import org.stegoscope.ui.fx.Choice;
import org.stegoscope.ui.fx.FormRows;
import org.stegoscope.ui.fx.NumberField;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.fx.Pictures;
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
    FormRows form = new FormRows(grid);
    NumberField clusters =
        new NumberField(
            "Clusters", 1, TokenClustering.MOST_CLUSTERS, clustering.clustersProperty());
    clusters.setId("token-clusters");
    NumberField seed = new NumberField("Seed of k-means", 0, MOST_SEED, clustering.seedProperty());
    seed.setId("token-clusters-seed");
    form.add("Clusters", clusters);
    form.add("Seed", seed);
    form.add(
        "Distance",
        Choice.buttons(
            "token-clusters-metric-",
            List.of(Metric.values()),
            clustering.metricProperty(),
            metric ->
                switch (metric) {
                  case EUCLIDEAN -> "Euclidean";
                  case COSINE -> "Cosine";
                },
            _ -> Choice.NO_OBSTACLE));
    Button find = new Button("Find clusters", new FontIcon(MaterialDesignG.GROUP));
    find.setId("find-clusters");
    find.disableProperty()
        .bind(projection.marked().tokensProperty().isNull().or(clustering.busy()));
    find.setOnAction(_ -> projection.cluster());
    Button sweep = new Button("Elbow", new FontIcon(MaterialDesignC.CHART_LINE));
    sweep.setId("sweep-clusters");
    sweep.disableProperty().bind(find.disableProperty());
    sweep.setOnAction(_ -> projection.sweepClusters());
    ImageView chart = new ImageView();
    chart.setId("clusters-chart");
    chart.setPreserveRatio(true);
    chart.setFitWidth(CHART_PX);
    chart.imageProperty().bind(clustering.chartProperty().map(Pictures::of));
    chart.visibleProperty().bind(chart.imageProperty().isNotNull());
    chart.managedProperty().bind(chart.visibleProperty());
    find.setMinWidth(USE_PREF_SIZE);
    sweep.setTooltip(new Tooltip("Inertia and silhouette for 1 to 20 clusters"));
    HBox buttons = new HBox(8, find, sweep);
    buttons.setAlignment(Pos.CENTER_LEFT);
    Label words = Parts.muted("");
    words.setId("clusters-found");
    Parts.wrap(words);
    Parts.hideWhileEmpty(words);
    words.textProperty().bind(clustering.wordsProperty());
    getChildren().addAll(grid, buttons, words, chart);
  }
}
