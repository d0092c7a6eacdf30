package org.stegoscope.ui.projection;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.stegoscope.core.Combine;
import org.stegoscope.figure.scatter.Link;
import org.stegoscope.figure.scatter.PointIndex;
import org.stegoscope.figure.scatter.ScatterPoints;
import org.stegoscope.figure.scatter.ScatterScene;
import org.stegoscope.figure.scatter.ScatterStyle;
import org.stegoscope.figure.scatter.ScatterTransform;
import org.stegoscope.figure.scatter.ScatterView;

/// Many points of a plane, to pan, zoom and select in. Sets and lists that it is given must not be
/// changed afterwards; nothing is drawn while the style is not that of as many points.
public final class ScatterPlot extends Region {

  static final int NONE = PointIndex.NONE;

  /// How far from a point the mouse still means it.
  private static final double REACH_PX = 6;

  /// Of the scale at which all is shown.
  private static final double SMALLEST_ZOOM = 0.25;

  private static final double LARGEST_ZOOM = 4096;

  private final ObjectProperty<ScatterPoints> points =
      new SimpleObjectProperty<>(ScatterPoints.NONE);
  private final ObjectProperty<ScatterStyle> look =
      new SimpleObjectProperty<>(ScatterStyle.of(0, 0));
  private final ObjectProperty<BitSet> selected = new SimpleObjectProperty<>(new BitSet());
  private final ObjectProperty<BitSet> hidden = new SimpleObjectProperty<>(new BitSet());
  private final IntegerProperty highlight = new SimpleIntegerProperty(NONE);
  private final ObjectProperty<List<Link>> lines = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<ScatterView> view = new SimpleObjectProperty<>();
  private final ObjectProperty<SelectionTool> tool =
      new SimpleObjectProperty<>(SelectionTool.LASSO);
  private final ObjectProperty<IntFunction<Image>> thumbnails = new SimpleObjectProperty<>();
  private final DoubleProperty thumbnailSize = new SimpleDoubleProperty(32);

  private BiConsumer<BitSet, Combine> onSelect = (_, _) -> {};
  private IntConsumer onHover = _ -> {};
  private Runnable onClear = () -> {};

  private final Rectangle clip = new Rectangle();
  private final ScatterMotion motion = new ScatterMotion(this::draw);
  private final ScatterGestures gestures;
  private final ScatterLayer layer;

  /// Where the points are drawn now, which may be on their way.
  private ScatterPoints drawn = ScatterPoints.NONE;

  private ScatterPoints.Bounds bounds = drawn.bounds();

  /// Of what is drawn; null until it is needed.
  private PointIndex index;

  public ScatterPlot() {
    getStyleClass().add("scatter-plot");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    layer = new ScatterLayer(this);
    getChildren().add(layer);
    setClip(clip);
    gestures = new ScatterGestures(this);
    points.subscribe(now -> {
      motion.halt();
      draw(now);
      describe();
    });
    selected.subscribe(_ -> describe());
    Stream.of(look, selected, hidden, highlight, lines, view, thumbnails, thumbnailSize)
        .forEach(property -> property.subscribe(_ -> repaint()));
    sceneProperty()
        .subscribe(scene -> {
          if (scene == null) {
            motion.finish();
          }
        });
  }

  private void describe() {
    setAccessibleText(
        "Scatter plot of %d tokens, %d selected"
            .formatted(points.get().size(), selected.get().cardinality()));
  }

  private void draw(ScatterPoints now) {
    drawn = now;
    bounds = now.bounds();
    index = null;
    repaint();
  }

  /// Where the points are; another value is drawn at once.
  public ObjectProperty<ScatterPoints> pointsProperty() {
    return points;
  }

  /// Sets the points, whose property is not bound, and draws the same ones on their way there for a
  /// while. As many others, no time, or a user who asked the system for less motion make it a jump.
  public void moveTo(ScatterPoints next, Duration duration) {
    ScatterPoints here = drawn;
    points.set(next);
    boolean jumps =
        here.size() != next.size()
            || !duration.greaterThan(Duration.ZERO)
            || getScene() == null
            || Platform.getPreferences().isReducedMotion();
    if (!jumps) {
      draw(here);
      motion.start(here, next, duration);
    }
  }

  /// Whether points are on their way.
  public boolean isMoving() {
    return motion.isMoving();
  }

  /// How the points look.
  public ObjectProperty<ScatterStyle> lookProperty() {
    return look;
  }

  public ObjectProperty<BitSet> selectedProperty() {
    return selected;
  }

  /// Points that are neither drawn nor found by the mouse.
  public ObjectProperty<BitSet> hiddenProperty() {
    return hidden;
  }

  /// The point with a ring around it, -1 for none.
  public IntegerProperty highlightProperty() {
    return highlight;
  }

  /// Thin lines between points.
  public ObjectProperty<List<Link>> linesProperty() {
    return lines;
  }

  /// Which part is shown; null for all of it, whatever the size.
  public ObjectProperty<ScatterView> viewProperty() {
    return view;
  }

  public ObjectProperty<SelectionTool> toolProperty() {
    return tool;
  }

  /// The picture of a point, drawn in its place where few points are shown; it answers null while
  /// it has none yet. Null draws no pictures.
  public ObjectProperty<IntFunction<Image>> thumbnailsProperty() {
    return thumbnails;
  }

  /// The side of the pictures of points, in pixels.
  public DoubleProperty thumbnailSizeProperty() {
    return thumbnailSize;
  }

  /// Asks for the pictures again, for some have come.
  public void thumbnailsChanged() {
    repaint();
  }

  /// Told what a gesture chose and what becomes of the selection.
  public void setOnSelect(BiConsumer<BitSet, Combine> told) {
    onSelect = told;
  }

  /// Told the point that came under the mouse, -1 for none.
  public void setOnHover(IntConsumer told) {
    onHover = told;
  }

  /// Told that the user wants no selection.
  public void setOnClear(Runnable told) {
    onClear = told;
  }

  /// All of it.
  public void fit() {
    view.set(null);
  }

  /// Zooms by a factor; the middle stays where it is.
  public void zoom(double factor) {
    zoomAt(getWidth() / 2, getHeight() / 2, factor);
  }

  void zoomAt(double x, double y, double factor) {
    double fitting = fittingView().scale();
    double scale =
        Math.clamp(shownView().scale() * factor, fitting * SMALLEST_ZOOM, fitting * LARGEST_ZOOM);
    view.set(shownView().zoomedTo(scale, x - getWidth() / 2, y - getHeight() / 2));
  }

  void pan(double dx, double dy) {
    view.set(shownView().moved(dx, dy));
  }

  /// The part that is shown, fitted or not.
  public ScatterView shownView() {
    return view.get() == null ? fittingView() : view.get();
  }

  private ScatterView fittingView() {
    return ScatterView.fitting(bounds, getWidth(), getHeight());
  }

  private ScatterTransform transform() {
    return shownView().in(getWidth(), getHeight());
  }

  /// What there is to draw, if points and look belong together.
  Optional<ScatterScene> scatter(int outline) {
    if (look.get().size() != drawn.size()) {
      return Optional.empty();
    }
    return Optional.of(
        new ScatterScene(drawn, look.get(), hidden.get(), selected.get(), transform(), outline));
  }

  /// The point under the mouse, [#NONE] where there is none.
  int pointAt(double x, double y) {
    ScatterTransform transform = transform();
    double reach = Math.max(REACH_PX, look.get().sizePx() / 2) / transform.scale();
    return index().nearest(transform.x(x), transform.y(y), reach, hidden.get());
  }

  /// The points in an area of `[corners, 2]` pixels that are not hidden.
  BitSet inside(double[] corners) {
    ScatterTransform transform = transform();
    double[] area = new double[corners.length];
    for (int i = 0; i < area.length; i += 2) {
      area[i] = transform.x(corners[i]);
      area[i + 1] = transform.y(corners[i + 1]);
    }
    BitSet inside = index().inside(area);
    inside.andNot(hidden.get());
    return inside;
  }

  private PointIndex index() {
    if (index == null) {
      index = new PointIndex(drawn);
    }
    return index;
  }

  double[] dragged() {
    return gestures.dragged();
  }

  void repaint() {
    layer.requestLayout();
  }

  @Override
  protected void layoutChildren() {
    clip.setWidth(getWidth());
    clip.setHeight(getHeight());
    layer.resizeRelocate(0, 0, getWidth(), getHeight());
    repaint();
  }

  void select(BitSet inside, Combine how) {
    onSelect.accept(inside, how);
  }

  void hover(int point) {
    onHover.accept(point);
  }

  void clear() {
    onClear.run();
  }
}
