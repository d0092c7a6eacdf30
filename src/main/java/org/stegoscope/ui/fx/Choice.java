package org.stegoscope.ui.fx;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/// Controls that choose one of a few values.
public final class Choice {

  /// For values that can always be chosen.
  public static final ObservableValue<String> NO_OBSTACLE = new Unchanging<>("");

  private Choice() {}

  /// Joined buttons. `obstacle` says why a value cannot be chosen now, empty where it can; buttons
  /// have the id `idPrefix` and the name of the value.
  public static <T extends Enum<T>> HBox buttons(
      String idPrefix,
      List<T> values,
      ObjectProperty<T> chosen,
      Function<T, String> label,
      Function<T, ObservableValue<String>> obstacle) {
    return buttons(idPrefix, values, chosen, chosen::set, label, obstacle);
  }

  /// The same, where `choose` makes the choice.
  public static <T extends Enum<T>> HBox buttons(
      String idPrefix,
      List<T> values,
      ObservableValue<T> chosen,
      Consumer<T> choose,
      Function<T, String> label,
      Function<T, ObservableValue<String>> obstacle) {
    HBox row = new HBox();
    for (int i = 0; i < values.size(); i++) {
      T value = values.get(i);
      ToggleButton button = new ToggleButton(label.apply(value));
      button.setId(idPrefix + value.name().toLowerCase(Locale.ROOT));
      button.getStyleClass().addAll(pill(i, values.size()), "choice-button");
      button.setMaxWidth(Double.MAX_VALUE);
      button.setMinWidth(HBox.USE_PREF_SIZE);
      button.setOnAction(_ -> {
        choose.accept(value);
        // A click on the chosen one does not unchoose it.
        button.setSelected(true);
      });
      chosen.subscribe(now -> button.setSelected(now == value));
      row.getChildren().add(framed(button, obstacle.apply(value)));
    }
    return row;
  }

  /// A disabled button shows no tooltip, its frame does.
  private static StackPane framed(ToggleButton button, ObservableValue<String> obstacle) {
    button.disableProperty().bind(obstacle.map(why -> !why.isEmpty()));
    StackPane frame = new StackPane(button);
    Tooltip tooltip = new Tooltip();
    tooltip.textProperty().bind(obstacle.map(why -> why.isEmpty() ? button.getText() : why));
    Tooltip.install(frame, tooltip);
    HBox.setHgrow(frame, Priority.ALWAYS);
    return frame;
  }

  private static String pill(int index, int count) {
    if (index == 0) {
      return Styles.LEFT_PILL;
    }
    return index == count - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL;
  }

  /// A drop-down list.
  public static <T> ComboBox<T> box(
      String id, List<T> values, ObjectProperty<T> chosen, Function<T, String> label) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id);
    box.getItems().setAll(values);
    box.setCellFactory(_ -> new LabelledCell<>(label));
    box.setButtonCell(new LabelledCell<>(label));
    Parts.fill(box);
    box.valueProperty().bindBidirectional(chosen);
    return box;
  }

  private static final class LabelledCell<T> extends ListCell<T> {

    private final Function<T, String> label;

    LabelledCell(Function<T, String> label) {
      this.label = label;
    }

    @Override
    protected void updateItem(T value, boolean empty) {
      super.updateItem(value, empty);
      setText(empty || value == null ? null : label.apply(value));
    }
  }
}
