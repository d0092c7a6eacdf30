package org.stegoscope.ui.projection;

import java.util.BitSet;
import javafx.event.EventHandler;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.stegoscope.core.Combine;

/// What mouse and keys do in a plot.
final class ScatterGestures {

  /// A notch of a wheel is 40 units and zooms by an eighth.
  private static final double ZOOM_A_UNIT = 1.003;

  private static final double ZOOM_A_KEY = 1.25;
  private static final double ARROW_PX = 40;

  private final ScatterPlot plot;

  /// Space belongs to the plot while the mouse is over it, whatever has the focus.
  private final EventHandler<KeyEvent> heldKeys = this::holdKey;

  private boolean spaceHeld;
  private boolean panning;
  private double lastX;
  private double lastY;
  private DragOutline drag;
  private int hovered = ScatterPlot.NONE;

  ScatterGestures(ScatterPlot plot) {
    this.plot = plot;
    plot.setCursor(Cursor.CROSSHAIR);
    plot.setOnScroll(this::zoom);
    plot.setOnMousePressed(this::press);
    plot.setOnMouseDragged(this::drag);
    plot.setOnMouseReleased(this::release);
    plot.setOnMouseMoved(event -> hover(plot.pointAt(event.getX(), event.getY())));
    plot.setOnMouseExited(_ -> hover(ScatterPlot.NONE));
    plot.addEventHandler(KeyEvent.KEY_PRESSED, this::pressKey);
    plot.sceneProperty().subscribe(this::listenTo);
  }

  /// `[corners, 2]` of what is being drawn, in pixels; empty when nothing is.
  double[] dragged() {
    return drag == null ? new double[0] : drag.corners();
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
    plot.zoomAt(event.getX(), event.getY(), Math.pow(ZOOM_A_UNIT, event.getDeltaY()));
    event.consume();
  }

  private void press(MouseEvent event) {
    plot.requestFocus();
    abandon();
    boolean primary = event.getButton() == MouseButton.PRIMARY;
    panning = event.getButton() == MouseButton.MIDDLE || (spaceHeld && primary);
    lastX = event.getX();
    lastY = event.getY();
    if (panning) {
      plot.setCursor(Cursor.CLOSED_HAND);
    } else if (primary && event.getClickCount() == 2) {
      plot.fit();
    } else if (primary) {
      drag = new DragOutline(plot.toolProperty().get(), how(event), lastX, lastY);
    }
  }

  private static Combine how(MouseEvent event) {
    if (event.isAltDown()) {
      return Combine.REMOVE;
    }
    return event.isShiftDown() ? Combine.ADD : Combine.REPLACE;
  }

  private void drag(MouseEvent event) {
    if (panning) {
      plot.pan(event.getX() - lastX, event.getY() - lastY);
      lastX = event.getX();
      lastY = event.getY();
    } else if (drag != null) {
      drag.to(event.getX(), event.getY());
      plot.repaint();
    }
  }

  private void release(MouseEvent event) {
    panning = false;
    plot.setCursor(spaceHeld ? Cursor.OPEN_HAND : Cursor.CROSSHAIR);
    DragOutline drawn = drag;
    abandon();
    if (drawn != null && drawn.isClick()) {
      click(plot.pointAt(event.getX(), event.getY()), drawn.how());
    } else if (drawn != null) {
      plot.select(plot.inside(drawn.corners()), drawn.how());
    }
  }

  /// Beside all points only a plain click means something: none.
  private void click(int point, Combine how) {
    BitSet clicked = new BitSet();
    if (point != ScatterPlot.NONE) {
      clicked.set(point);
    }
    if (point != ScatterPlot.NONE || how == Combine.REPLACE) {
      plot.select(clicked, how);
    }
  }

  private void abandon() {
    drag = null;
    plot.repaint();
  }

  private void hover(int point) {
    if (point != hovered) {
      hovered = point;
      plot.hover(point);
    }
  }

  private void holdKey(KeyEvent event) {
    boolean released = event.getEventType() == KeyEvent.KEY_RELEASED;
    boolean elsewhere =
        plot.getScene().getFocusOwner() instanceof TextInputControl || !plot.isHover();
    boolean modified = event.isShortcutDown() || event.isAltDown();
    if (event.getCode() != KeyCode.SPACE || (elsewhere && !released) || modified) {
      return;
    }
    spaceHeld = !released;
    plot.setCursor(spaceHeld ? Cursor.OPEN_HAND : Cursor.CROSSHAIR);
    if (!elsewhere) {
      event.consume();
    }
  }

  private void pressKey(KeyEvent event) {
    if (event.isAltDown()) {
      return;
    }
    boolean done = event.isShortcutDown() ? pressShortcut(event.getCode()) : press(event.getCode());
    if (done) {
      event.consume();
    }
  }

  private boolean pressShortcut(KeyCode code) {
    boolean zero = code == KeyCode.DIGIT0 || code == KeyCode.NUMPAD0;
    if (zero) {
      plot.fit();
    }
    return zero;
  }

  private boolean press(KeyCode code) {
    switch (code) {
      case LEFT, KP_LEFT -> plot.pan(ARROW_PX, 0);
      case RIGHT, KP_RIGHT -> plot.pan(-ARROW_PX, 0);
      case UP, KP_UP -> plot.pan(0, ARROW_PX);
      case DOWN, KP_DOWN -> plot.pan(0, -ARROW_PX);
      case PLUS, ADD, EQUALS -> plot.zoom(ZOOM_A_KEY);
      case MINUS, SUBTRACT -> plot.zoom(1 / ZOOM_A_KEY);
      case L -> plot.toolProperty().set(SelectionTool.LASSO);
      case R -> plot.toolProperty().set(SelectionTool.RECTANGLE);
      case ESCAPE -> escape();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void escape() {
    if (drag != null) {
      abandon();
    } else {
      plot.clear();
    }
  }
}
