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
import org.stegoscope.workspace.Viewer;
import org.stegoscope.workspace.ViewerViewModel;
import org.stegoscope.workspace.Viewers;

/// What mouse and keys do in a viewer.
final class ViewerGestures {

  /// A notch of a wheel is 40 units and zooms by an eighth.
  private static final double ZOOM_A_UNIT = 1.003;

  private static final double ARROW_PX = 40;

  private final Region view;
  private final Viewers viewers;
  private final Viewer viewer;
  private final ViewerViewModel model;

  /// Space and Tab belong to the viewer while the mouse is over it, whatever has the focus.
  private final EventHandler<KeyEvent> heldKeys = this::holdKey;

  private boolean spaceHeld;
  private boolean panning;
  private boolean asking;
  private double lastX;
  private double lastY;

  ViewerGestures(Region view, Viewers viewers, Viewer viewer) {
    this.view = view;
    this.viewers = viewers;
    this.viewer = viewer;
    model = viewer.view();
    view.setOnScroll(this::zoom);
    view.setOnMousePressed(this::press);
    view.setOnMouseDragged(this::drag);
    view.setOnMouseReleased(_ -> stopPanning());
    view.setOnMouseMoved(this::hover);
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
    asking = !panning && event.getButton() == MouseButton.PRIMARY;
    if (panning) {
      view.setCursor(Cursor.CLOSED_HAND);
    }
    model.pointAt(event.getX(), event.getY());
    if (asking) {
      viewers.press(viewer, model.cursorProperty().get(), how(event));
    } else {
      viewers.activeProperty().set(viewer);
    }
  }

  private static Viewers.Press how(MouseEvent event) {
    if (event.isAltDown()) {
      return Viewers.Press.REMOVE;
    }
    return event.isShiftDown() || event.isShortcutDown() ? Viewers.Press.ADD : Viewers.Press.PLACE;
  }

  private void hover(MouseEvent event) {
    model.pointAt(event.getX(), event.getY());
    viewers.hover(viewer, model.cursorProperty().get());
  }

  private void drag(MouseEvent event) {
    if (panning) {
      model.move(event.getX() - lastX, event.getY() - lastY);
      lastX = event.getX();
      lastY = event.getY();
    }
    hover(event);
    if (asking) {
      viewers.drag(viewer, model.cursorProperty().get(), how(event));
    }
  }

  private void stopPanning() {
    panning = false;
    asking = false;
    view.setCursor(spaceHeld ? Cursor.OPEN_HAND : Cursor.CROSSHAIR);
  }

  private void leave() {
    model.pointNowhere();
    viewers.hover(viewer, null);
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

  /// Moves the query by a patch where there is one, otherwise the photo.
  private void moveByArrows(KeyEvent event) {
    KeyCode code = event.getCode();
    if (!code.isArrowKey()) {
      return;
    }
    boolean asked =
        switch (code) {
          case LEFT, KP_LEFT -> viewers.stepQuery(0, -1);
          case RIGHT, KP_RIGHT -> viewers.stepQuery(0, 1);
          case UP, KP_UP -> viewers.stepQuery(-1, 0);
          default -> viewers.stepQuery(1, 0);
        };
    if (!asked) {
      movePhoto(code);
    }
    event.consume();
  }

  private void movePhoto(KeyCode code) {
    switch (code) {
      case LEFT, KP_LEFT -> model.move(ARROW_PX, 0);
      case RIGHT, KP_RIGHT -> model.move(-ARROW_PX, 0);
      case UP, KP_UP -> model.move(0, ARROW_PX);
      default -> model.move(0, -ARROW_PX);
    }
  }
}
