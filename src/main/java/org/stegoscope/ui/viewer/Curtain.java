package org.stegoscope.ui.viewer;

import javafx.scene.Cursor;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.stegoscope.workspace.ViewerViewModel;

/// A line over a viewer that is dragged: layers are shown only to the right of it.
final class Curtain extends Region {

  /// Wide enough to be caught.
  private static final double GRIP_PX = 9;

  private final Region view;
  private final ViewerViewModel model;
  private final Rectangle layersShown;

  /// `layersShown` becomes the part of `view` in which layers are seen.
  Curtain(Region view, ViewerViewModel model, Rectangle layersShown) {
    this.view = view;
    this.model = model;
    this.layersShown = layersShown;
    setId("curtain");
    getStyleClass().add("curtain");
    setAccessibleText("Curtain over the layers");
    setManaged(false);
    setCursor(Cursor.H_RESIZE);
    visibleProperty().bind(model.curtainedProperty());
    setOnMousePressed(event -> event.consume());
    setOnMouseDragged(event -> {
      double x = view.sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
      model.curtainProperty().set(Math.clamp(x / view.getWidth(), 0, 1));
      event.consume();
    });
    model.curtainProperty().subscribe(_ -> hang());
    model.curtainedProperty().subscribe(_ -> hang());
  }

  /// Lays line and layers out anew.
  void hang() {
    double x = model.curtainProperty().get() * view.getWidth();
    double start = model.curtainedProperty().get() ? x : 0;
    resizeRelocate(Math.rint(x - GRIP_PX / 2), 0, GRIP_PX, view.getHeight());
    layersShown.setX(start);
    layersShown.setWidth(Math.max(0, view.getWidth() - start));
    layersShown.setHeight(view.getHeight());
  }
}
