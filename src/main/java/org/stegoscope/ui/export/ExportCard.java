package org.stegoscope.ui.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.stegoscope.ui.fx.Choice;
import org.stegoscope.ui.fx.FormRows;
import org.stegoscope.ui.fx.NumberField;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.fx.Unchanging;
import org.stegoscope.ui.shell.FileChoosers;
import org.stegoscope.workspace.ExportFormat;
import org.stegoscope.workspace.ExportKind;
import org.stegoscope.workspace.ExportView;
import org.stegoscope.workspace.Exports;
import org.stegoscope.workspace.FigureExtent;
import org.stegoscope.workspace.FigureSettings;
import org.stegoscope.workspace.Notices;

/// The choice of what to write of the viewers, in which format, and how it will look.
public final class ExportCard extends VBox {

  private static final ObservableValue<String> NO_OBSTACLE = new Unchanging<>("");

  /// Five digits.
  private static final double NUMBER_PX = 108;

  private final Exports exports;
  private final Notices notices;

  public ExportCard(Exports exports, FileChoosers choosers, Notices notices) {
    super(12);
    this.exports = exports;
    this.notices = notices;
    setId("export");
    GridPane rows = new GridPane(12, 8);
    FormRows form = new FormRows(rows);
    form.add("What", kinds());
    form.add("Format", formats());
    getChildren()
        .addAll(rows, figureRows(), new FigureView(exports, description()), buttons(choosers));
    sceneProperty().subscribe(scene -> exports.shownProperty().set(scene != null));
  }

  private HBox kinds() {
    return Choice.buttons(
        "export-kind-",
        List.of(ExportKind.values()),
        exports.kindProperty(),
        ExportKind::label,
        _ -> NO_OBSTACLE);
  }

  private ComboBox<ExportFormat> formats() {
    ComboBox<ExportFormat> box =
        Choice.box(
            "export-format",
            exports.kindProperty().get().formats(),
            exports.formatProperty(),
            ExportFormat::label);
    exports
        .kindProperty()
        .subscribe((_, kind) -> {
          box.getItems().setAll(kind.formats());
          box.setValue(kind.formats().getFirst());
        });
    return box;
  }

  /// What only figures have.
  private Node figureRows() {
    FigureSettings figure = exports.figure();
    GridPane rows = new GridPane(12, 8);
    FormRows form = new FormRows(rows);
    form.add(
        "Photos",
        Choice.buttons(
            "export-extent-",
            Arrays.asList(FigureExtent.values()),
            figure.extentProperty(),
            FigureExtent::label,
            _ -> NO_OBSTACLE));
    HBox resolution = resolution(figure);
    form.add("Resolution", resolution);
    resolution
        .disableProperty()
        .bind(exports.formatProperty().map(format -> format != ExportFormat.PNG).orElse(true));
    rows.disableProperty().bind(exports.kindProperty().map(kind -> kind != ExportKind.FIGURE));
    return rows;
  }

  private static HBox resolution(FigureSettings figure) {
    ComboBox<FigureSettings.Measure> measure =
        Choice.box(
            "export-measure",
            List.of(FigureSettings.Measure.values()),
            figure.measureProperty(),
            FigureSettings.Measure::label);
    HBox.setHgrow(measure, Priority.ALWAYS);
    NumberField dpi =
        new NumberField(
            "Dots per inch",
            FigureSettings.LEAST_DPI,
            FigureSettings.MOST_DPI,
            figure.dpiProperty());
    dpi.setId("export-dpi");
    dpi.setMinWidth(NUMBER_PX);
    NumberField width =
        new NumberField(
            "Width in pixels",
            FigureSettings.LEAST_WIDTH_PX,
            FigureSettings.MOST_WIDTH_PX,
            figure.widthPxProperty());
    width.setId("export-width");
    width.setMinWidth(NUMBER_PX);
    hideUnless(dpi, figure.measureProperty().map(FigureSettings.Measure.DPI::equals));
    hideUnless(width, figure.measureProperty().map(FigureSettings.Measure.WIDTH::equals));
    HBox row = new HBox(8, measure, dpi, width);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static void hideUnless(Node node, ObservableValue<Boolean> wanted) {
    node.visibleProperty().bind(wanted);
    node.managedProperty().bind(node.visibleProperty());
  }

  /// What the file will hold, or why there will be none.
  private Label description() {
    Label label = Parts.muted("");
    label.setId("export-description");
    Parts.wrap(label);
    label.textProperty().bind(exports.viewProperty().map(ExportCard::sentence));
    Parts.hideWhileEmpty(label);
    return label;
  }

  private static String sentence(ExportView view) {
    if (!view.obstacle().isEmpty()) {
      return "Nothing to export: %s.".formatted(view.obstacle());
    }
    String text = view.description();
    return text.isEmpty()
        ? ""
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }

  private HBox buttons(FileChoosers choosers) {
    Button copy = new Button("Copy as command line", new FontIcon(MaterialDesignC.CONSOLE));
    copy.setId("export-copy");
    copy.setOnAction(_ -> copy());
    ObservableValue<String> obstacle = exports.viewProperty().map(ExportView::commandObstacle);
    copy.disableProperty().bind(obstacle.map(why -> !why.isEmpty()));
    // A disabled button shows no tooltip, its frame does.
    StackPane frame = new StackPane(copy);
    Tooltip why = new Tooltip();
    why.textProperty()
        .bind(
            obstacle.map(text -> text.isEmpty() ? "Copy the command that writes the same" : text));
    Tooltip.install(frame, why);
    Button save = new Button("Save…", new FontIcon(MaterialDesignE.EXPORT));
    save.setId("export-save");
    save.setDefaultButton(true);
    save.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    exports.savingProperty().get()
                        || !exports.viewProperty().get().obstacle().isEmpty(),
                exports.savingProperty(),
                exports.viewProperty()));
    save.setOnAction(
        _ -> choosers.save("Export", exports.suggestedName()).ifPresent(exports::save));
    HBox row = new HBox(8, frame, Parts.spacer(), save);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void copy() {
    exports
        .commandLine()
        .ifPresent(command -> {
          Parts.copy(command);
          notices.tell("Copied: " + command);
        });
  }
}
