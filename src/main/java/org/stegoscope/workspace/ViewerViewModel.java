package org.stegoscope.workspace;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Where a viewer looks, and at what the cursor points.
public final class ViewerViewModel {

  /// One step of the zoom actions.
  private static final double ZOOM_STEP = 1.25;

  private final Photos photos;
  private final SegmentationViewModel segmentation;
  private final ObjectProperty<Viewport> viewport = new SimpleObjectProperty<>(Viewport.ORIGIN);
  private final BooleanProperty gridShown = new SimpleBooleanProperty();
  private final BooleanProperty peeking = new SimpleBooleanProperty();
  private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper("");
  private double viewWidth = 1;
  private double viewHeight = 1;
  private double cursorX = Double.NaN;
  private double cursorY = Double.NaN;

  /// Whether the photo follows the size of the view, until the user moves it.
  private boolean fitted = true;

  ViewerViewModel(Photos photos, SegmentationViewModel segmentation) {
    this.photos = photos;
    this.segmentation = segmentation;
    photos.shownProperty().subscribe(_ -> fit());
    segmentation.segmentationProperty().subscribe(_ -> updateReadout());
    viewport.subscribe(_ -> updateReadout());
  }

  public ObjectProperty<Viewport> viewportProperty() {
    return viewport;
  }

  /// Whether the borders of the patches are drawn.
  public BooleanProperty gridShownProperty() {
    return gridShown;
  }

  /// Whether the bare photo is shown for a moment.
  public BooleanProperty peekingProperty() {
    return peeking;
  }

  /// What lies under the cursor, in words; empty where nothing does.
  public ReadOnlyStringProperty readoutProperty() {
    return readout.getReadOnlyProperty();
  }

  public void resized(double width, double height) {
    viewWidth = width;
    viewHeight = height;
    if (fitted) {
      fit();
    }
  }

  /// The whole photo, as large as it fits.
  public void fit() {
    fitted = true;
    ShownPhoto shown = photos.shownProperty().get();
    if (shown != null) {
      Raster raster = shown.raster();
      viewport.set(Viewport.fitting(raster.width(), raster.height(), viewWidth, viewHeight));
    }
  }

  /// One pixel of the photo on one pixel of the view.
  public void actualSize() {
    ShownPhoto shown = photos.shownProperty().get();
    if (shown != null) {
      fitted = false;
      Raster raster = shown.raster();
      viewport.set(Viewport.centred(1, raster.width(), raster.height(), viewWidth, viewHeight));
    }
  }

  public void zoomIn() {
    zoomAt(viewWidth / 2, viewHeight / 2, ZOOM_STEP);
  }

  public void zoomOut() {
    zoomAt(viewWidth / 2, viewHeight / 2, 1 / ZOOM_STEP);
  }

  /// Zooms by a factor around a point of the view.
  public void zoomAt(double viewX, double viewY, double factor) {
    fitted = false;
    viewport.set(viewport.get().zoomedAt(viewX, viewY, factor));
  }

  public void move(double dx, double dy) {
    fitted = false;
    viewport.set(viewport.get().moved(dx, dy));
  }

  public void pointAt(double viewX, double viewY) {
    cursorX = viewX;
    cursorY = viewY;
    updateReadout();
  }

  public void pointNowhere() {
    pointAt(Double.NaN, Double.NaN);
  }

  private void updateReadout() {
    ShownPhoto shown = photos.shownProperty().get();
    if (shown == null || Double.isNaN(cursorX)) {
      readout.set("");
      return;
    }
    Viewport now = viewport.get();
    readout.set(
        CursorReadout.of(
            shown.photo(),
            Optional.ofNullable(segmentation.segmentationProperty().get()),
            now.columnAt(cursorX),
            now.rowAt(cursorY)));
  }
}
