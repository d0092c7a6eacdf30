package org.stegoscope.ui.viewer;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.ModelItem;
import org.stegoscope.workspace.Viewer;
import org.stegoscope.workspace.Viewers;

/// Which photo a viewer shows through which model; there where several viewers are.
final class ViewerHeader extends HBox {

  /// The letter, the pin, and what is between.
  private static final double OTHERS_PX = 100;

  ViewerHeader(Viewers viewers, Viewer viewer) {
    super(6);
    getStyleClass().add("viewer-header");
    setAlignment(Pos.CENTER_LEFT);
    Label name = new Label(viewer.name());
    name.getStyleClass().add("viewer-name");
    Label photo = new Label();
    // In a narrow viewer the name of the model gives way first.
    photo
        .minWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> Math.clamp(getWidth() - OTHERS_PX, 0, photo.prefWidth(-1)),
                widthProperty(),
                photo.textProperty(),
                photo.fontProperty()));
    photo
        .textProperty()
        .bind(viewer.source().shownProperty().map(shown -> shown.item().name()).orElse(""));
    Label model = Parts.muted("");
    model.setMinWidth(0);
    HBox.setHgrow(model, Priority.ALWAYS);
    model.setMaxWidth(Double.MAX_VALUE);
    model
        .textProperty()
        .bind(viewer.source().modelProperty().map(ModelItem::name).orElse("no checkpoint"));
    getChildren().addAll(name, photo, model, pin(viewer));
    PseudoClass active = PseudoClass.getPseudoClass("active");
    viewers.activeProperty().subscribe(now -> pseudoClassStateChanged(active, now == viewer));
    visibleProperty().bind(Bindings.greaterThan(viewers.countProperty(), 1));
    managedProperty().bind(visibleProperty());
  }

  private static ToggleButton pin(Viewer viewer) {
    ToggleButton pin = new ToggleButton(null, new FontIcon(MaterialDesignP.PIN_OUTLINE));
    pin.setId("pin-" + viewer.name());
    pin.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    pin.setTooltip(new Tooltip("Keep this photo when another is chosen"));
    pin.setAccessibleText("Keep this photo in viewer " + viewer.name());
    pin.selectedProperty().bindBidirectional(viewer.source().pinnedProperty());
    return pin;
  }
}
