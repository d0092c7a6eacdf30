package org.stegoscope.ui.projection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.Slider;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.stegoscope.analysis.projection.Metric;
import org.stegoscope.analysis.projection.ProjectionMethod;
import org.stegoscope.analysis.projection.Reduction;
import org.stegoscope.ui.fx.Choice;
import org.stegoscope.ui.fx.FeatureControls;
import org.stegoscope.ui.fx.FormRows;
import org.stegoscope.ui.fx.NumberField;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.ModelItem;
import org.stegoscope.workspace.Viewer;
import org.stegoscope.workspace.Workspace;
import org.stegoscope.workspace.projection.Plot;
import org.stegoscope.workspace.projection.PlotSettings;

/// Which space the active plot shows, and how it is laid out.
final class PlotSettingsView extends VBox {

  private static final int MOST_SEED = 999_999;

  private final Workspace workspace;
  private final Viewer viewer;
  private final Map<Plot, GridPane> made = new HashMap<>();

  PlotSettingsView(Workspace workspace, Viewer viewer) {
    super(10);
    this.workspace = workspace;
    this.viewer = viewer;
    setId("plot-settings");
    workspace.projection().activeProperty().subscribe(this::show);
  }

  private void show(Plot plot) {
    getChildren()
        .setAll(Parts.heading("Plot " + plot.name()), made.computeIfAbsent(plot, this::settings));
  }

  private GridPane settings(Plot plot) {
    PlotSettings settings = plot.settings();
    String id = "plot-" + plot.name();
    GridPane grid = new GridPane(12, 8);
    FormRows form = new FormRows(grid);
    form.add("Model", models(id, settings));
    FeatureControls.add(form, id, viewer, settings.features());
    NumberField dimensions =
        number(
            id + "-dimensions",
            "Dimensions that features are reduced to",
            1,
            PlotSettings.MOST_COMPONENTS,
            settings.dimensionsProperty());
    dimensions
        .disableProperty()
        .bind(settings.reductionProperty().isEqualTo(Reduction.Method.NONE));
    form.add(
        "Reduce",
        new HBox(
            8,
            Choice.box(
                id + "-reduction",
                List.of(Reduction.Method.values()),
                settings.reductionProperty(),
                PlotSettingsView::label),
            dimensions));
    form.add(
        "Method",
        Choice.box(
            id + "-method",
            List.of(ProjectionMethod.values()),
            settings.methodProperty(),
            ProjectionMethod::label));
    form.add(
        "Distance",
        Choice.buttons(
            id + "-metric-",
            List.of(Metric.values()),
            settings.metricProperty(),
            PlotSettingsView::label,
            _ -> Choice.NO_OBSTACLE));
    addNumbers(form, id, settings);
    return grid;
  }

  private static void addNumbers(FormRows form, String id, PlotSettings settings) {
    NumberField components =
        number(
            id + "-components",
            "Principal components it starts from, 0 for all channels",
            0,
            PlotSettings.MOST_COMPONENTS,
            settings.componentsProperty());
    NumberField perplexity =
        number(id + "-perplexity", "Perplexity", 1, PlotSettings.MOST_PERPLEXITY, whole(settings));
    NumberField iterations =
        number(
            id + "-iterations",
            "Iterations",
            1,
            PlotSettings.MOST_ITERATIONS,
            settings.iterationsProperty());
    NumberField seed = number(id + "-seed", "Seed", 0, MOST_SEED, settings.seedProperty());
    NumberField neighbours =
        number(
            id + "-neighbours",
            "Neighbours",
            2,
            PlotSettings.MOST_NEIGHBOURS,
            settings.neighboursProperty());
    Slider distance = new Slider(0, 1, settings.minimumDistanceProperty().get());
    distance.setId(id + "-minimum-distance");
    distance.valueProperty().bindBidirectional(settings.minimumDistanceProperty());
    form.add("PCA to", components);
    form.add("Neighbours", neighbours);
    form.add("Min. distance", distance);
    form.add("Perplexity", perplexity);
    form.add("Iterations", iterations);
    form.add("Seed", seed);
    settings
        .methodProperty()
        .subscribe(method -> {
          components.setDisable(!method.hasIterations());
          neighbours.setDisable(method != ProjectionMethod.UMAP);
          distance.setDisable(method != ProjectionMethod.UMAP);
          iterations.setDisable(!method.isTSne());
          perplexity.setDisable(!method.isTSne());
        });
    seed.disableProperty()
        .bind(
            settings
                .methodProperty()
                .isEqualTo(ProjectionMethod.PCA)
                .and(settings.reductionProperty().isNotEqualTo(Reduction.Method.RANDOM)));
  }

  private static NumberField number(
      String id, String name, int least, int most, IntegerProperty value) {
    NumberField field = new NumberField(name, least, most, value);
    field.setId(id);
    return field;
  }

  /// The perplexity, of which the window offers whole numbers.
  private static SimpleIntegerProperty whole(PlotSettings settings) {
    SimpleIntegerProperty whole =
        new SimpleIntegerProperty((int) Math.round(settings.perplexityProperty().get()));
    whole.subscribe((_, now) -> settings.perplexityProperty().set(now.doubleValue()));
    settings.perplexityProperty().subscribe(now -> whole.set((int) Math.round(now.doubleValue())));
    return whole;
  }

  /// The models, and that of the active viewer whichever it is.
  private ComboBox<ModelItem> models(String id, PlotSettings settings) {
    ComboBox<ModelItem> box =
        Choice.box(id + "-model", List.of(), settings.modelProperty(), ModelItem::name);
    box.setCellFactory(_ -> new ModelCell());
    box.setButtonCell(new ModelCell());
    Runnable fill =
        () -> {
          ModelItem chosen = settings.modelProperty().get();
          box.getItems().setAll(workspace.models().items());
          box.getItems().addFirst(null);
          box.setValue(chosen);
        };
    fill.run();
    workspace.models().items().subscribe(fill);
    return box;
  }

  /// No model stands for that of the viewer.
  private static final class ModelCell extends ListCell<ModelItem> {

    @Override
    protected void updateItem(ModelItem item, boolean empty) {
      super.updateItem(item, empty);
      setText(item == null ? "That of the viewer" : item.name());
    }
  }

  private static String label(Reduction.Method method) {
    return switch (method) {
      case NONE -> "Not at all";
      case PRINCIPAL_COMPONENTS -> "PCA to";
      case RANDOM -> "Random to";
    };
  }

  private static String label(Metric metric) {
    return switch (metric) {
      case EUCLIDEAN -> "Euclidean";
      case COSINE -> "Cosine";
    };
  }
}
