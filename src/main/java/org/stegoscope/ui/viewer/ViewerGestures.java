package org.stegoscope.ui.viewer;

import javafx.event.EventHandler;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.stegoscope.workspace.ViewerViewModel;

/// What mouse and keys do in a viewer.
final class ViewerGestures {

  /// A notch of a wheel is 40 units and zooms by an eighth.
  private static final double ZOOM_A_UNIT = 1.003;

  private static final double ARROW_PX = 40;

  private final Region view;
  private final ViewerViewModel model;

  /// Space and Tab belong to the viewer while the mouse is over it, whatever has the focus.
  private final EventHandler<KeyEvent> heldKeys = this::holdKey;

  private boolean spaceHeld;
  private boolean panning;
  private double lastX;
  private double lastY;

  ViewerGestures(Region view, ViewerViewModel model) {
    this.view = view;
    this.model = model;
    view.setOnScroll(this::zoom);
    view.setOnMousePressed(this::press);
    view.setOnMouseDragged(this::drag);
    view.setOnMouseReleased(_ -> stopPanning());
    view.setOnMouseMoved(event -> model.pointAt(event.getX(), event.getY()));
    view.setOnMouseExited(_ -> leave());
    view.addEventHandler(KeyEvent.KEY_PRESSED, this::moveByArrows);
    view.sceneProperty().subscribe(this::listenTo);
  }

  private void listenTo(Scene before, Scene now) {
    if (before != null) {
      before.removeEventFilter(KeyEvent.ANY, heldKeys);
    }
    if (now != null) {
      now.addEventFilter(KeyEvent.ANY, heldKeys);
    }
  }

  private void zoom(ScrollEvent event) {
    model.zoomAt(event.getX(), event.getY(), Math.pow(ZOOM_A_UNIT, event.getDeltaY()));
    event.consume();
  }

  private void press(MouseEvent event) {
    view.requestFocus();
    panning =
        event.getButton() == MouseButton.MIDDLE
            || (spaceHeld && event.getButton() == MouseButton.PRIMARY);
    lastX = event.getX();
    lastY = event.getY();
    if (panning) {
      view.setCursor(Cursor.CLOSED_HAND);
    }
  }

  private void drag(MouseEvent event) {
    if (panning) {
      model.move(event.getX() - lastX, event.getY() - lastY);
      lastX = event.getX();
      lastY = event.getY();
    }
    model.pointAt(event.getX(), event.getY());
  }

  private void stopPanning() {
    panning = false;
    view.setCursor(spaceHeld ? Cursor.OPEN_HAND : Cursor.CROSSHAIR);
  }

  private void leave() {
    model.pointNowhere();
    model.peekingProperty().set(false);
  }

  private void holdKey(KeyEvent event) {
    boolean released = event.getEventType() == KeyEvent.KEY_RELEASED;
    boolean typing = view.getScene().getFocusOwner() instanceof TextInputControl || !view.isHover();
    boolean modified = event.isShortcutDown() || event.isAltDown();
    if ((typing && !released) || modified) {
      return;
    }
    switch (event.getCode()) {
      case SPACE -> {
        spaceHeld = !released;
        view.setCursor(spaceHeld ? Cursor.OPEN_HAND : Cursor.CROSSHAIR);
      }
      case TAB -> model.peekingProperty().set(!released);
      default -> {
        return;
      }
    }
    if (!typing) {
      event.consume();
    }
  }

  private void moveByArrows(KeyEvent event) {
    KeyCode code = event.getCode();
    if (!code.isArrowKey()) {
      return;
    }
    switch (code) {
      case LEFT, KP_LEFT -> model.move(ARROW_PX, 0);
      case RIGHT, KP_RIGHT -> model.move(-ARROW_PX, 0);
      case UP, KP_UP -> model.move(0, ARROW_PX);
      default -> model.move(0, -ARROW_PX);
    }
    event.consume();
  }
}
