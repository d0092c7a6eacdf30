package org.stegoscope.ui.projection;

import java.util.BitSet;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.stegoscope.core.Combine;
import org.stegoscope.figure.scatter.Link;
import org.stegoscope.figure.scatter.ScatterPoints;
import org.stegoscope.figure.scatter.ScatterStyle;
import org.stegoscope.figure.scatter.ScatterView;

/// Many points of a plane, to pan, zoom and select in. Sets and lists that it is given must not be
/// changed afterwards; nothing is drawn while the style is not that of as many points.
public final class ScatterPlot extends Region {

  static final int NONE = -1;

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

  public ScatterPlot() {
    getStyleClass().add("scatter-plot");
    setFocusTraversable(true);
  }

  /// Where the points are; another value is drawn at once.
  public ObjectProperty<ScatterPoints> pointsProperty() {
    return points;
  }

  /// Sets the points, and draws the same ones on their way there for a while. As many others, no
  /// time, or a user who asked the system for less motion make it a jump.
  public void moveTo(ScatterPoints next, Duration duration) {
    points.set(next);
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
    requestLayout();
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
