package org.stegoscope.ui.fx;

import atlantafx.base.theme.Styles;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// The small pieces every screen is put together from.
public final class Parts {

  private Parts() {}

  /// A button that shows only an icon; `name` is its tooltip and what screen readers say.
  public static Button iconButton(Ikon icon, String name, Runnable work) {
    Button button = new Button(null, new FontIcon(icon));
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(name));
    button.setOnAction(_ -> work.run());
    return button;
  }

  /// The heading of a part of the window.
  public static Label heading(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("heading");
    return label;
  }

  /// Text of less weight than what it stands beside.
  public static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    return label;
  }

  /// A bar that shows a fraction, negative where it is not known. Out of its scene it loses its
  /// skin, which would otherwise go on running back and forth where the fraction became known at
  /// the end.
  public static ProgressBar progressBar(ObservableValue<? extends Number> fraction) {
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(fraction);
    bar.sceneProperty()
        .subscribe((_, scene) -> {
          if (scene == null) {
            bar.setSkin(null);
          }
        });
    return bar;
  }

  /// Takes the room that is left in a row.
  public static Region spacer() {
    Region spacer = new Region();
    HBox.setHgrow(spacer, Priority.ALWAYS);
    return spacer;
  }

  /// Takes as much room as its column has, and no more.
  public static void fill(Region control) {
    control.setMaxWidth(Double.MAX_VALUE);
    control.setMinWidth(0);
    control.setPrefWidth(0);
  }

  /// Wraps instead of being cut when a column is short of room.
  public static void wrap(Label label) {
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
  }

  public static void hideWhileEmpty(Label label) {
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
  }

  public static void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
