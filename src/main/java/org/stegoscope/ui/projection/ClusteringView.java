package org.stegoscope.ui.projection;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.stegoscope.ui.fx.FormRows;
import org.stegoscope.ui.fx.NumberField;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.projection.ProjectionViewModel;
import org.stegoscope.workspace.projection.TokenClustering;

/// Finds clusters of the tokens in the space of the active plot.
final class ClusteringView extends VBox {

  private static final int MOST_SEED = 999_999;

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
    Button find = new Button("Find clusters", new FontIcon(MaterialDesignG.GROUP));
    find.setId("find-clusters");
    find.disableProperty()
        .bind(projection.marked().tokensProperty().isNull().or(clustering.busy()));
    find.setOnAction(_ -> projection.cluster());
    HBox buttons = new HBox(8, find);
    buttons.setAlignment(Pos.CENTER_LEFT);
    Label words = Parts.muted("");
    words.setId("clusters-found");
    Parts.wrap(words);
    Parts.hideWhileEmpty(words);
    words.textProperty().bind(clustering.wordsProperty());
    getChildren().addAll(grid, buttons, words);
  }
}
