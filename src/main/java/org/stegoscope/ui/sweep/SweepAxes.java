package org.stegoscope.ui.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.stegoscope.training.Parameter;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.sweep.AxisDraft;
import org.stegoscope.workspace.sweep.SweepDraft;

/// What is varied: a row of values for each axis, and a list to take another parameter from.
final class SweepAxes extends VBox {

  private static final String PRESETS = "preset";

  private final SweepDraft draft;
  private final VBox rows = new VBox(8);

  SweepAxes(SweepDraft draft) {
    super(8);
    this.draft = draft;
    getChildren().addAll(Parts.heading("Varied"), rows, chooser());
    draft.axes().subscribe(this::show);
    show();
  }

  private ComboBox<String> chooser() {
    ComboBox<String> chooser = new ComboBox<>();
    chooser.setId("sweep-add");
    chooser.setPromptText("Vary a parameter…");
    chooser.setAccessibleText("Vary a parameter");
    List<String> names = new ArrayList<>(List.of(PRESETS));
    Arrays.stream(Parameter.values())
        .filter(parameter -> parameter != Parameter.SEED)
        .map(Parameter::key)
        .forEach(names::add);
    chooser.getItems().setAll(names);
    chooser.setMaxWidth(Double.MAX_VALUE);
    chooser.setOnAction(_ -> {
      String chosen = chooser.getValue();
      if (chosen != null) {
        chooser.getSelectionModel().clearSelection();
        chooser.setValue(null);
        add(chosen);
      }
    });
    return chooser;
  }

  private void add(String name) {
    if (draft.axes().stream().anyMatch(axis -> axis.name().equals(name))) {
      return;
    }
    draft.add(
        name.equals(PRESETS)
            ? AxisDraft.ofPresets("")
            : AxisDraft.of(Parameter.of(name), Parameter.of(name).standard()));
  }

  private void show() {
    rows.getChildren().setAll(draft.axes().stream().map(this::row).toList());
  }

  private VBox row(AxisDraft axis) {
    Label name = new Label(axis.name());
    TextField values = new TextField();
    values.setId("sweep-values-" + axis.name());
    values.setPromptText("values separated by commas");
    values.setAccessibleText("Values of " + axis.name());
    values.setTooltip(new Tooltip(axis.meaning()));
    values.setEditable(!axis.isFixed());
    values.textProperty().bindBidirectional(axis.valuesProperty());
    HBox.setHgrow(values, Priority.ALWAYS);
    name.setLabelFor(values);
    HBox row =
        new HBox(
            8,
            values,
            Parts.iconButton(
                MaterialDesignC.CLOSE, "Do not vary " + axis.name(), () -> draft.remove(axis)));
    row.setAlignment(Pos.CENTER_LEFT);
    return new VBox(2, name, row);
  }
}
