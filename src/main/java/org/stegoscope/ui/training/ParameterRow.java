package org.stegoscope.ui.training;

import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.ParameterKind;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.training.ParameterValue;

/// A parameter: its key, its value, the way back to that of the preset, and what it is.
final class ParameterRow extends VBox {

  private static final double KEY_PX = 150;
  private static final Duration LONG = Duration.seconds(60);

  ParameterRow(ParameterValue value, ObservableValue<Boolean> fixed) {
    super(2);
    Parameter parameter = value.parameter();
    Label key = new Label(parameter.key());
    // An underscore is no mnemonic.
    key.setMnemonicParsing(false);
    key.setPrefWidth(KEY_PX);
    key.setMinWidth(KEY_PX);
    value.changedProperty().subscribe(now -> mark(key, now));
    Control control = control(parameter.kind(), value.textProperty());
    control.setId("parameter-" + parameter.key());
    control.setAccessibleText(parameter.key());
    control.setAccessibleHelp(value.help());
    control.disableProperty().bind(fixed);
    control.setMaxWidth(Double.MAX_VALUE);
    control.setMinWidth(0);
    HBox.setHgrow(control, Priority.ALWAYS);
    Tooltip help = new Tooltip(value.help());
    help.setWrapText(true);
    help.setMaxWidth(420);
    help.setShowDuration(LONG);
    control.setTooltip(help);
    key.setTooltip(help);
    Button reset =
        Parts.iconButton(
            MaterialDesignR.RESTORE, "Take the value of the preset again", value::reset);
    reset.setId("reset-" + parameter.key());
    reset.visibleProperty().bind(value.changedProperty());
    Label unit = Parts.muted(parameter.unit());
    unit.setMinWidth(USE_PREF_SIZE);
    HBox row = new HBox(6, key, control, unit, reset);
    row.setAlignment(Pos.CENTER_LEFT);
    Label meaning = Parts.muted(value.help().replace("\n", " · "));
    Parts.wrap(meaning);
    Label problem = new Label();
    problem.setId("problem-" + parameter.key());
    problem.getStyleClass().add("training-problem");
    problem.textProperty().bind(value.problemProperty());
    Parts.wrap(problem);
    Parts.hideWhileEmpty(problem);
    getChildren().addAll(row, problem, meaning);
  }

  private static void mark(Label key, boolean changed) {
    key.getStyleClass().remove("training-changed");
    if (changed) {
      key.getStyleClass().add("training-changed");
    }
  }

  private static Control control(ParameterKind kind, StringProperty text) {
    return switch (kind) {
      case ParameterKind.Switch() -> {
        CheckBox box = new CheckBox();
        text.subscribe(now -> box.setSelected(Boolean.parseBoolean(now)));
        box.selectedProperty().subscribe((_, now) -> text.set(Boolean.toString(now)));
        yield box;
      }
      case ParameterKind.Choice choice -> {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(choice.words());
        box.valueProperty().bindBidirectional(text);
        yield box;
      }
      case ParameterKind.Whole _, ParameterKind.Real _, ParameterKind.Text _ -> {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(text);
        yield field;
      }
    };
  }
}
