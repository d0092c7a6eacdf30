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
import org.stegoscope.core.RgbImage;
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
  private Runnable onResize = () -> {};
  private double viewWidth = 1;
  private double viewHeight = 1;
  private int lastWidth;
  private int lastHeight;
  private double cursorX = Double.NaN;
  private double cursorY = Double.NaN;

  /// Whether the photo follows the size of the view, until the user moves it.
  private boolean fitted = true;

  /// Where it is to look once there are a photo and a view to show it in.
  private Optional<Look> wanted = Optional.empty();

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
    if (at == null || image().isEmpty() || other.image().isEmpty()) {
      ghost.set(null);
      return;
    }
    RgbImage theirs = other.image().get();
    RgbImage own = image().get();
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

  /// Hears when the view has another size, as it has when it comes to the screen.
  void onResize(Runnable listener) {
    onResize = listener;
  }

  public void resized(double width, double height) {
    viewWidth = width;
    viewHeight = height;
    if (fitted) {
      refit();
    }
    lookAsWanted();
    onResize.run();
  }

  /// Where it looks; empty where the whole photo is shown, or nothing is.
  Optional<Look> look() {
    if (wanted.isPresent() || fitted || image().isEmpty()) {
      return wanted;
    }
    Viewport now = viewport.get();
    return Optional.of(
        new Look(
            now.zoom(),
            (viewWidth / 2 - now.x()) / now.zoom(),
            (viewHeight / 2 - now.y()) / now.zoom()));
  }

  /// Looks at the photo that is shown as it was looked at before; the whole of it where `look` is
  /// empty. Linked viewers stay where they are.
  void restore(Optional<Look> look) {
    wanted = look;
    refit();
    lookAsWanted();
  }

  private void lookAsWanted() {
    if (wanted.isPresent() && image().isPresent() && viewWidth > 1) {
      Look look = wanted.get();
      wanted = Optional.empty();
      fitted = false;
      double zoom = new Viewport(look.zoom(), 0, 0).zoom();
      viewport.set(
          new Viewport(zoom, viewWidth / 2 - look.x() * zoom, viewHeight / 2 - look.y() * zoom));
    }
  }

  /// A photo of the same size is looked at as the one before was.
  private void shown(ShownPhoto now) {
    if (now != null) {
      RgbImage image = now.photo().image();
      if (image.width() != lastWidth || image.height() != lastHeight) {
        refit();
      }
      lastWidth = image.width();
      lastHeight = image.height();
    }
    updateReadout();
  }

  /// The whole photo, as large as it fits.
  public void fit() {
    wanted = Optional.empty();
    refit();
    onMove.run();
  }

  private void refit() {
    fitted = true;
    image()
        .ifPresent(image ->
            viewport.set(Viewport.fitting(image.width(), image.height(), viewWidth, viewHeight)));
  }

  /// One pixel of the photo on one pixel of the view.
  public void actualSize() {
    image()
        .ifPresent(
            image -> go(Viewport.centred(1, image.width(), image.height(), viewWidth, viewHeight)));
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
    wanted = Optional.empty();
    viewport.set(to);
    onMove.run();
  }

  /// Looks at its own photo as `other` looks at its: the same part, as large beside a whole photo.
  void follow(ViewerViewModel other) {
    Optional<RgbImage> own = image();
    Optional<RgbImage> theirs = other.image();
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

  private double fittingZoom(RgbImage image) {
    return Viewport.fitting(image.width(), image.height(), viewWidth, viewHeight).zoom();
  }

  private Optional<RgbImage> image() {
    return Optional.ofNullable(source.shownProperty().get()).map(shown -> shown.photo().image());
  }

  /// The pixels of the photo that are in the view, also partly; empty where none is.
  Optional<PhotoPart> visible() {
    return image()
        .flatMap(photo -> {
          Viewport now = viewport.get();
          int left = Math.max(0, now.columnAt(0));
          int top = Math.max(0, now.rowAt(0));
          int right = Math.min(photo.width(), now.columnAt(Math.nextDown(viewWidth)) + 1);
          int bottom = Math.min(photo.height(), now.rowAt(Math.nextDown(viewHeight)) + 1);
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
