package org.stegoscope.ui.training;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// A button that says why it cannot be pressed. A disabled button shows no tooltip, its frame does.
final class ReasonedButton extends StackPane {

  /// @param told what it does
  /// @param obstacle why not now; empty where it can be pressed
  ReasonedButton(
      String id,
      String name,
      Ikon icon,
      String told,
      ObservableValue<String> obstacle,
      Runnable work) {
    Button button = new Button(name, new FontIcon(icon));
    button.setId(id);
    button.setMinWidth(USE_PREF_SIZE);
    button.disableProperty().bind(obstacle.map(why -> !why.isEmpty()));
    button.setOnAction(_ -> work.run());
    button
        .accessibleHelpProperty()
        .bind(obstacle.map(why -> why.isEmpty() ? told : "Not now: " + why));
    Tooltip tooltip = new Tooltip();
    tooltip
        .textProperty()
        .bind(obstacle.map(why -> why.isEmpty() ? told : told + "\nNot now: " + why));
    Tooltip.install(this, tooltip);
    getChildren().add(button);
  }
}
