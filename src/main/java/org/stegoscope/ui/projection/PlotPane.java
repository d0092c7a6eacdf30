package org.stegoscope.ui.projection;

import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.stegoscope.analysis.projection.SpaceMeasures;
import org.stegoscope.figure.scatter.Link;
import org.stegoscope.figure.scatter.ScatterPoints;
import org.stegoscope.ui.fx.ColorBar;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.fx.Pictures;
import org.stegoscope.workspace.projection.Plot;
import org.stegoscope.workspace.projection.PlotMeasures;
import org.stegoscope.workspace.projection.ProjectionViewModel;
import org.stegoscope.workspace.projection.TokenNeighbours;
import org.stegoscope.workspace.projection.TokenSelection;

/// A plot with the name of its space above it and what is known of its quality below.
final class PlotPane extends VBox {

  private static final Duration MOTION = Duration.millis(700);
  private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");

  private final ProjectionViewModel projection;
  private final Plot plot;
  private final ScatterPlot scatter = new ScatterPlot();

  PlotPane(ProjectionViewModel projection, Plot plot) {
    this.projection = projection;
    this.plot = plot;
    setId("plot-" + plot.name());
    getStyleClass().add("plot-pane");
    scatter.setId("scatter-" + plot.name());
    ColorBar bar = new ColorBar(plot.colorsProperty().map(colors -> colors.scale().orElse(null)));
    StackPane stage = new StackPane(scatter, bar, hint());
    StackPane.setAlignment(bar, Pos.BOTTOM_LEFT);
    stage.setMinSize(0, 0);
    VBox.setVgrow(stage, Priority.ALWAYS);
    getChildren().addAll(header(), stage, footer());
    setMinWidth(0);
    addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> projection.activeProperty().set(plot));
    projection.activeProperty().subscribe(now -> pseudoClassStateChanged(ACTIVE, now == plot));
    showPoints();
    link();
  }

  ScatterPlot scatter() {
    return scatter;
  }

  private HBox header() {
    Label name = new Label(plot.name());
    name.getStyleClass().add("viewer-name");
    Label space = new Label();
    space.setId("space-" + plot.name());
    space
        .textProperty()
        .bind(plot.spaceProperty().map(known -> known.label()).orElse("nothing plotted"));
    space.setMinWidth(USE_PREF_SIZE);
    Label status = Parts.muted("");
    status.setId("plot-status-" + plot.name());
    status.textProperty().bind(plot.statusProperty());
    status.setMinWidth(0);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(plot.statusProperty());
    status.setTooltip(whole);
    status.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(status, Priority.ALWAYS);
    HBox header = new HBox(6, name, space, status);
    header.setAlignment(Pos.CENTER_LEFT);
    header.getStyleClass().add("plot-header");
    return header;
  }

  /// What to do where nothing is plotted.
  private Label hint() {
    Label hint = Parts.muted("");
    hint.setWrapText(true);
    hint.setMouseTransparent(true);
    hint.textProperty()
        .bind(
            projection
                .obstacleProperty()
                .map(why ->
                    why.isEmpty()
                        ? "Compute lays the tokens out in this plane."
                        : "Nothing can be plotted: %s.".formatted(why)));
    hint.visibleProperty().bind(plot.spaceProperty().isNull());
    return hint;
  }

  private Label footer() {
    Label quality = Parts.muted("");
    quality.setId("plot-quality-" + plot.name());
    quality.getStyleClass().add("plot-footer");
    quality.setMinWidth(0);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(quality.textProperty());
    quality.setTooltip(whole);
    Runnable tell = () -> quality.setText(words());
    plot.measuresProperty().subscribe(_ -> tell.run());
    plot.measuringProperty().subscribe(_ -> tell.run());
    return quality;
  }

  private String words() {
    PlotMeasures measures = plot.measuresProperty().get();
    if (measures == null) {
      return plot.measuringProperty().get() ? "Measuring the quality…" : "";
    }
    String quality =
        measures
            .quality()
            .map(it ->
                String.format(
                    Locale.ROOT,
                    "Trustworthiness %.3f · continuity %.3f (%d neighbours)",
                    it.trustworthiness(),
                    it.continuity(),
                    it.k()))
            .orElse("Too few tokens to measure the quality.");
    return quality + measures.space().map(PlotPane::words).orElse("");
  }

  private static String words(SpaceMeasures space) {
    StringBuilder words = new StringBuilder();
    space
        .intrinsicDimension()
        .ifPresent(dimension ->
            words.append(String.format(Locale.ROOT, " · intrinsic dimension %.1f", dimension)));
    space
        .purity()
        .ifPresent(
            purity -> words.append(String.format(Locale.ROOT, " · label purity %.3f", purity)));
    words.append(
        String.format(
            Locale.ROOT,
            " · D/4 components hold %.1f %% of the variance",
            space.explained(space.explainedVariance().length / 4) * 100));
    return words.toString();
  }

  /// An embedding that grows moves by itself; from one that is finished to the next there is a way.
  private void showPoints() {
    plot.shownProperty()
        .subscribe((_, now) ->
            scatter.moveTo(now, plot.projectingProperty().get() ? Duration.ZERO : MOTION));
    ScatterPoints now = plot.shownProperty().get();
    scatter.pointsProperty().set(now);
    scatter.lookProperty().bind(plot.styleProperty());
    scatter.viewProperty().bindBidirectional(plot.viewProperty());
    projection
        .look()
        .picturesProperty()
        .subscribe(shown ->
            scatter
                .thumbnailsProperty()
                .set(
                    shown
                        ? token -> projection.pictures().of(token).map(Pictures::of).orElse(null)
                        : null));
    projection.pictures().onArrival(scatter::thumbnailsChanged);
  }

  private void link() {
    TokenSelection selection = projection.selection();
    scatter.selectedProperty().bind(selection.selectedProperty().map(selected -> selected.bits()));
    scatter.hiddenProperty().bind(selection.hiddenProperty().map(hidden -> hidden.bits()));
    selection.hoveredProperty().subscribe(_ -> highlight());
    selection.primaryProperty().subscribe(_ -> highlight());
    projection.neighbours().foundProperty().subscribe(this::showLines);
    scatter.setOnSelect(selection::select);
    scatter.setOnClear(selection::clear);
    scatter.setOnHover(token -> selection.hoveredProperty().set(token));
  }

  private void highlight() {
    TokenSelection selection = projection.selection();
    int hovered = selection.hoveredProperty().get();
    scatter
        .highlightProperty()
        .set(hovered == TokenSelection.NONE ? selection.primaryProperty().get() : hovered);
  }

  private void showLines(TokenNeighbours.Neighbourhood found) {
    scatter
        .linesProperty()
        .set(
            found == null
                ? List.of()
                : found.neighbours().stream()
                    .map(neighbour -> new Link(found.token(), neighbour.token()))
                    .toList());
  }
}
