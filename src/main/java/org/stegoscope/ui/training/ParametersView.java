package org.stegoscope.ui.training;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.ParameterGroup;
import org.stegoscope.training.Preset;
import org.stegoscope.ui.fx.Choice;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.training.ParameterValue;
import org.stegoscope.workspace.training.TrainingForm;

/// The preset, and below it all parameters in their groups, which are filled when they are opened.
final class ParametersView extends VBox {

  ParametersView(TrainingForm form, ObservableValue<Boolean> fixed) {
    super(8);
    ComboBox<Preset> presets =
        Choice.box(
            "training-preset",
            List.of(Preset.values()),
            form.presetProperty(),
            preset -> "%s: %s".formatted(preset, preset.title()));
    presets.setAccessibleText("Preset");
    presets.disableProperty().bind(fixed);
    HBox.setHgrow(presets, Priority.ALWAYS);
    Button reset = new Button("Reset");
    reset.setId("training-reset");
    reset.setTooltip(new Tooltip("Takes all values of the preset again"));
    reset.setMinWidth(USE_PREF_SIZE);
    reset.disableProperty().bind(fixed);
    reset.setOnAction(_ -> form.reset());
    getChildren().addAll(Parts.heading("Settings"), new HBox(8, presets, reset));
    for (ParameterGroup group : ParameterGroup.values()) {
      getChildren().add(pane(form, group, fixed));
    }
  }

  private static TitledPane pane(
      TrainingForm form, ParameterGroup group, ObservableValue<Boolean> fixed) {
    VBox rows = new VBox(10);
    TitledPane pane = new TitledPane(group.title(), rows);
    pane.setId("parameters-" + group.name().toLowerCase(java.util.Locale.ROOT));
    pane.setAnimated(false);
    pane.setExpanded(false);
    pane.expandedProperty()
        .subscribe(open -> {
          if (open && rows.getChildren().isEmpty()) {
            for (ParameterValue value : form.values(group)) {
              if (!SourcesView.SHOWS.contains(value.parameter())) {
                rows.getChildren().add(new ParameterRow(value, fixed(value.parameter(), fixed)));
              }
            }
          }
        });
    return pane;
  }

  /// What may change within a run can be typed while it goes on, for when it is gone on with.
  private static ObservableValue<Boolean> fixed(
      Parameter parameter, ObservableValue<Boolean> going) {
    return org.stegoscope.study.training.RunRecord.CHANGEABLE.contains(parameter)
        ? going.map(_ -> false)
        : going;
  }
}
