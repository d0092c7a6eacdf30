package org.stegoscope.ui.projection;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.stegoscope.ui.fx.Choice;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.shell.FileChoosers;
import org.stegoscope.workspace.Queries;
import org.stegoscope.workspace.projection.ProjectionViewModel;
import org.stegoscope.workspace.projection.TokenSelection;

/// What can be done with the plots: compute, stop, select, hide.
final class ProjectionBar extends FlowPane {

  /// How many plots there are.
  private enum Plots {
    ONE(1),
    TWO(2),
    THREE(3);

    private final int count;

    Plots(int count) {
      this.count = count;
    }

    static Plots of(int count) {
      return Stream.of(values()).filter(plots -> plots.count == count).findFirst().orElseThrow();
    }
  }

  private final ProjectionViewModel projection;

  ProjectionBar(
      ProjectionViewModel projection,
      Queries queries,
      FileChoosers choosers,
      List<ScatterPlot> scatters) {
    super(10, 6);
    this.projection = projection;
    getStyleClass().add("projection-bar");
    getChildren()
        .addAll(
            new HBox(4, computeButton(), stopButton(), continueButton()),
            plots(),
            tools(scatters),
            selectionButtons(queries),
            exports(choosers),
            new HBox(
                0,
                toggle(
                    "plot-align",
                    MaterialDesignR.ROTATE_3D_VARIANT,
                    "Turn, move and scale the other plots onto plot A",
                    projection.look().alignedProperty()),
                toggle(
                    "plot-pictures",
                    MaterialDesignI.IMAGE_MULTIPLE_OUTLINE,
                    "Show patches in place of points where few are in sight",
                    projection.look().picturesProperty())),
            count(),
            sample());
  }

  private Button computeButton() {
    Button compute = new Button("Compute", new FontIcon(MaterialDesignP.PLAY));
    compute.setId("compute-plots");
    compute.disableProperty().bind(projection.obstacleProperty().isNotEmpty());
    projection
        .stalenessProperty()
        .subscribe(why -> {
          compute.getStyleClass().remove(Styles.ACCENT);
          if (!why.isEmpty()) {
            compute.getStyleClass().add(Styles.ACCENT);
          }
          compute.setTooltip(new Tooltip(why.isEmpty() ? "Lay the tokens out in the plots" : why));
        });
    compute.setOnAction(_ -> projection.compute());
    return compute;
  }

  private Button stopButton() {
    Button stop = new Button("Stop", new FontIcon(MaterialDesignS.STOP));
    stop.setId("stop-plots");
    stop.setTooltip(new Tooltip("Take the projections as they are now"));
    stop.disableProperty().bind(projection.busy().not());
    stop.setOnAction(_ -> projection.stop());
    return stop;
  }

  private Button continueButton() {
    Button more = Parts.iconButton(MaterialDesignS.SKIP_NEXT, "Continue plot", projection::goOn);
    more.setId("continue-plot");
    more.setTooltip(
        new Tooltip("Continue the projection of the active plot; t-SNE makes more iterations"));
    more.disableProperty().bind(projection.canGoOn().map(can -> !can));
    return more;
  }

  private MenuButton exports(FileChoosers choosers) {
    MenuButton exports = new MenuButton("Export", new FontIcon(MaterialDesignE.EXPORT));
    exports.setId("export-plots");
    exports
        .getItems()
        .addAll(
            export(choosers, "Points as CSV…", "points.csv", projection.exports()::points),
            export(
                choosers, "Figure as PNG, SVG or PDF…", "plots.pdf", projection.exports()::figure),
            export(
                choosers,
                "Explained variance as PNG, SVG or PDF…",
                "explained-variance.pdf",
                projection.exports()::variance),
            export(choosers, "Features as npz…", "features.npz", projection.exports()::features));
    exports.disableProperty().bind(projection.marked().tokensProperty().isNull());
    return exports;
  }

  private static MenuItem export(
      FileChoosers choosers, String title, String name, Consumer<Path> write) {
    MenuItem item = new MenuItem(title);
    item.setOnAction(_ -> choosers.save(title, name).ifPresent(write));
    return item;
  }

  private HBox plots() {
    ObjectProperty<Plots> shown = new SimpleObjectProperty<>();
    projection.countProperty().subscribe(count -> shown.set(Plots.of(count.intValue())));
    HBox buttons =
        Choice.buttons(
            "plots-",
            List.of(Plots.values()),
            shown,
            choice -> projection.show(choice.count),
            choice -> Integer.toString(choice.count),
            _ -> Choice.NO_OBSTACLE);
    buttons.setAccessibleText("Number of plots");
    return buttons;
  }

  private static HBox tools(List<ScatterPlot> scatters) {
    ObjectProperty<SelectionTool> tool = new SimpleObjectProperty<>(SelectionTool.LASSO);
    scatters.forEach(scatter -> scatter.toolProperty().bindBidirectional(tool));
    return Choice.buttons(
        "tool-",
        List.of(SelectionTool.values()),
        tool,
        chosen ->
            switch (chosen) {
              case LASSO -> "Lasso";
              case RECTANGLE -> "Rectangle";
            },
        _ -> Choice.NO_OBSTACLE);
  }

  private HBox selectionButtons(Queries queries) {
    TokenSelection selection = projection.selection();
    var none =
        Bindings.createBooleanBinding(
            () -> selection.selectedProperty().get().isEmpty(), selection.selectedProperty());
    var allShown =
        Bindings.createBooleanBinding(
            () -> selection.hiddenProperty().get().isEmpty(), selection.hiddenProperty());
    Button isolate =
        button(
            "isolate-tokens",
            MaterialDesignF.FILTER_OUTLINE,
            "Isolate: hide all but the selection",
            selection::isolate);
    Button hide =
        button(
            "hide-tokens", MaterialDesignE.EYE_OFF_OUTLINE, "Hide the selection", selection::hide);
    Button all = button("show-tokens", MaterialDesignE.EYE_OUTLINE, "Show all", selection::showAll);
    Button invert =
        button(
            "invert-tokens",
            MaterialDesignS.SELECT_INVERSE,
            "Invert the selection",
            selection::invert);
    Button asked =
        button(
            "select-queries",
            MaterialDesignV.VECTOR_LINE,
            "Select the tokens that were asked about in Correspond",
            () -> projection.marked().select(queries.allProperty().get()));
    asked.disableProperty().bind(queries.allProperty().map(List::isEmpty));
    isolate.disableProperty().bind(none);
    hide.disableProperty().bind(none);
    all.disableProperty().bind(allShown);
    return new HBox(0, isolate, hide, all, invert, asked);
  }

  private static Button button(String id, Ikon icon, String name, Runnable work) {
    Button button = Parts.iconButton(icon, name, work);
    button.setId(id);
    return button;
  }

  private static ToggleButton toggle(String id, Ikon icon, String name, BooleanProperty state) {
    ToggleButton toggle = new ToggleButton(null, new FontIcon(icon));
    toggle.setId(id);
    toggle.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    toggle.setTooltip(new Tooltip(name));
    toggle.setAccessibleText(name);
    toggle.selectedProperty().bindBidirectional(state);
    return toggle;
  }

  /// "47 of 412".
  private Label count() {
    Label count = new Label();
    count.setId("selection-count");
    count.getStyleClass().add("selection-count");
    count
        .textProperty()
        .bind(
            projection
                .selection()
                .selectedProperty()
                .map(selected -> selected.total() == 0 ? "" : selected + " selected"));
    Parts.hideWhileEmpty(count);
    return count;
  }

  private Label sample() {
    Label sample = Parts.muted("");
    sample.setId("token-sample");
    sample
        .textProperty()
        .bind(
            projection
                .marked()
                .tokensProperty()
                .map(tokens ->
                    tokens.remark().isEmpty()
                        ? tokens.sample().statement()
                        : tokens.sample().statement() + " · " + tokens.remark())
                .orElse(""));
    Parts.hideWhileEmpty(sample);
    return sample;
  }
}
