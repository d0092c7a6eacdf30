package org.stegoscope.workspace;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.stegoscope.dataset.InputGeometry;

/// Where a viewer looks, and at what the cursor points.
public final class ViewerViewModel {

  /// One step of the zoom actions.
  private static final double ZOOM_STEP = 1.25;

  private final ViewerSource source;
  private final List<Layer> layers;
  private final ObjectProperty<Viewport> viewport = new SimpleObjectProperty<>(Viewport.ORIGIN);
  private final BooleanProperty gridShown = new SimpleBooleanProperty();
  private final BooleanProperty peeking = new SimpleBooleanProperty();
  private final BooleanProperty curtained = new SimpleBooleanProperty();
  private final DoubleProperty curtain = new SimpleDoubleProperty(0.5);
  private final ReadOnlyObjectWrapper<InputGeometry.Point> cursor = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<InputGeometry.Point> ghost = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper("");
  private Runnable onMove = () -> {};
  private double viewWidth = 1;
  private double viewHeight = 1;
  private int lastWidth;
  private int lastHeight;
  private double cursorX = Double.NaN;
  private double cursorY = Double.NaN;

  /// Whether the photo follows the size of the view, until the user moves it.
  private boolean fitted = true;

  ViewerViewModel(ViewerSource source, List<Layer> layers) {
    this.source = source;
    this.layers = layers;
    source.shownProperty().subscribe(this::shown);
    source.geometryProperty().subscribe(_ -> updateReadout());
    layers.forEach(layer -> layer.paintedProperty().subscribe(_ -> updateReadout()));
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

  /// Whether layers are shown only to the right of the curtain.
  public BooleanProperty curtainedProperty() {
    return curtained;
  }

  /// Where the curtain hangs, 0 at the left edge of the view and 1 at the right one.
  public DoubleProperty curtainProperty() {
    return curtain;
  }

  /// The point of the photo under the cursor, in its pixels; null where it points at none.
  public ReadOnlyObjectProperty<InputGeometry.Point> cursorProperty() {
    return cursor.getReadOnlyProperty();
  }

  /// The point at which the cursor is in a linked viewer, in the pixels of this one's photo; null
  /// where it is in none.
  public ReadOnlyObjectProperty<InputGeometry.Point> ghostProperty() {
    return ghost.getReadOnlyProperty();
  }

  /// Shows where the cursor of another viewer would be here; null for nowhere.
  void haunt(ViewerViewModel other) {
    InputGeometry.Point at = other == null ? null : other.cursor.get();
    if (at == null || raster().isEmpty() || other.raster().isEmpty()) {
      ghost.set(null);
      return;
    }
    Raster theirs = other.raster().get();
    Raster own = raster().get();
    ghost.set(
        new InputGeometry.Point(
            at.x() / theirs.width() * own.width(), at.y() / theirs.height() * own.height()));
  }

  /// What lies under the cursor, in words; empty where nothing does.
  public ReadOnlyStringProperty readoutProperty() {
    return readout.getReadOnlyProperty();
  }

  /// Hears when the user has moved the view.
  void onMove(Runnable listener) {
    onMove = listener;
  }

  public void resized(double width, double height) {
    viewWidth = width;
    viewHeight = height;
    if (fitted) {
      refit();
    }
  }

  /// A photo of the same size is looked at as the one before was.
  private void shown(ShownPhoto now) {
    if (now != null) {
      Raster raster = now.raster();
      if (raster.width() != lastWidth || raster.height() != lastHeight) {
        refit();
      }
      lastWidth = raster.width();
      lastHeight = raster.height();
    }
    updateReadout();
  }

  /// The whole photo, as large as it fits.
  public void fit() {
    refit();
    onMove.run();
  }

  private void refit() {
    fitted = true;
    raster()
        .ifPresent(raster ->
            viewport.set(Viewport.fitting(raster.width(), raster.height(), viewWidth, viewHeight)));
  }

  /// One pixel of the photo on one pixel of the view.
  public void actualSize() {
    raster()
        .ifPresent(raster ->
            go(Viewport.centred(1, raster.width(), raster.height(), viewWidth, viewHeight)));
  }

  public void zoomIn() {
    zoomAt(viewWidth / 2, viewHeight / 2, ZOOM_STEP);
  }

  public void zoomOut() {
    zoomAt(viewWidth / 2, viewHeight / 2, 1 / ZOOM_STEP);
  }

  /// Zooms by a factor around a point of the view.
  public void zoomAt(double viewX, double viewY, double factor) {
    go(viewport.get().zoomedAt(viewX, viewY, factor));
  }

  public void move(double dx, double dy) {
    go(viewport.get().moved(dx, dy));
  }

  private void go(Viewport to) {
    fitted = false;
    viewport.set(to);
    onMove.run();
  }

  /// Looks at its own photo as `other` looks at its: the same part, as large beside a whole photo.
  void follow(ViewerViewModel other) {
    Optional<Raster> own = raster();
    Optional<Raster> theirs = other.raster();
    if (other.fitted || own.isEmpty() || theirs.isEmpty()) {
      refit();
      return;
    }
    fitted = false;
    Viewport to = other.viewport.get();
    double ratio = to.zoom() / other.fittingZoom(theirs.get());
    double zoom = fittingZoom(own.get()) * ratio;
    double shareX = (other.viewWidth / 2 - to.x()) / to.zoom() / theirs.get().width();
    double shareY = (other.viewHeight / 2 - to.y()) / to.zoom() / theirs.get().height();
    viewport.set(
        new Viewport(
            zoom,
            viewWidth / 2 - shareX * own.get().width() * zoom,
            viewHeight / 2 - shareY * own.get().height() * zoom));
  }

  private double fittingZoom(Raster raster) {
    return Viewport.fitting(raster.width(), raster.height(), viewWidth, viewHeight).zoom();
  }

  private Optional<Raster> raster() {
    return Optional.ofNullable(source.shownProperty().get()).map(ShownPhoto::raster);
  }

  /// The pixels of the photo that are in the view, also partly; empty where none is.
  Optional<PhotoPart> visible() {
    return raster()
        .flatMap(raster -> {
          Viewport now = viewport.get();
          int left = Math.max(0, now.columnAt(0));
          int top = Math.max(0, now.rowAt(0));
          int right = Math.min(raster.width(), now.columnAt(Math.nextDown(viewWidth)) + 1);
          int bottom = Math.min(raster.height(), now.rowAt(Math.nextDown(viewHeight)) + 1);
          return right > left && bottom > top
              ? Optional.of(new PhotoPart(left, top, right - left, bottom - top))
              : Optional.empty();
        });
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
    ShownPhoto shown = source.shownProperty().get();
    if (shown == null || Double.isNaN(cursorX)) {
      cursor.set(null);
      readout.set("");
      return;
    }
    Viewport now = viewport.get();
    int x = now.columnAt(cursorX);
    int y = now.rowAt(cursorY);
    String place =
        CursorReadout.of(shown.photo(), Optional.ofNullable(source.geometryProperty().get()), x, y);
    cursor.set(place.isEmpty() ? null : now.pointAt(cursorX, cursorY));
    readout.set(place.isEmpty() ? "" : place + layersAt(shown, x, y));
  }

  private String layersAt(ShownPhoto shown, int x, int y) {
    return layers.stream()
        .filter(layer -> layer.shownProperty().get())
        .filter(layer ->
            layer.paintedProperty().get() != null
                && layer.paintedProperty().get().photo().equals(shown.photo()))
        .map(layer -> layer.readout(x, y))
        .collect(Collectors.joining());
  }
}
