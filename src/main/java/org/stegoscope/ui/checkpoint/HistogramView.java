package org.stegoscope.ui.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;
import org.stegoscope.checkpoint.TensorStatistics.Distribution;

/// Counts over bins, with axes. The bin under the mouse, or the one chosen with the arrow keys, is
/// read out.
///
/// It is drawn with shapes: unlike pixels of a canvas they take their colours from the style sheet,
/// and so follow the theme.
final class HistogramView extends Region {

  private static final double HEIGHT_PX = 170;
  private static final double LEFT_PX = 52;
  private static final double RIGHT_PX = 12;
  private static final double TOP_PX = 10;
  private static final double BOTTOM_PX = 22;
  private static final double LABEL_GAP_PX = 6;

  /// The least that is seen of a bin that is not empty.
  private static final double LEAST_BAR_PX = 1;

  private static final int NONE = -1;

  private final Path grid = styled(new Path(), "histogram-grid");
  private final Path zero = styled(new Path(), "histogram-zero");
  private final Path bars = styled(new Path(), "histogram-bars");
  private final Path chosenBar = styled(new Path(), "histogram-chosen");
  private final List<Text> labels = new ArrayList<>();
  private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper("");
  private Distribution shown;
  private CountAxis axis = CountAxis.linear(1);
  private boolean logarithmic;
  private int chosen = NONE;

  HistogramView() {
    setId("histogram");
    getStyleClass().add("histogram");
    setMinHeight(HEIGHT_PX);
    setPrefHeight(HEIGHT_PX);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    getChildren().addAll(grid, bars, chosenBar, zero);
    setOnMouseMoved(this::chooseUnderMouse);
    setOnMouseExited(_ -> choose(NONE));
    setOnMousePressed(_ -> requestFocus());
    addEventHandler(KeyEvent.KEY_PRESSED, this::chooseByKey);
  }

  private static Path styled(Path path, String style) {
    path.getStyleClass().setAll(style);
    path.setManaged(false);
    path.setMouseTransparent(true);
    return path;
  }

  /// The chosen bin in words; without one, how many bins of what width there are.
  ReadOnlyStringProperty readoutProperty() {
    return readout.getReadOnlyProperty();
  }

  void show(Distribution distribution) {
    shown = distribution;
    setAccessibleText(
        "Histogram of %d bins from %s to %s"
            .formatted(
                distribution.histogram().length,
                Quantities.number(distribution.min()),
                Quantities.number(distribution.max())));
    scale();
    choose(NONE);
  }

  void useScale(Boolean logarithmicCounts) {
    logarithmic = logarithmicCounts;
    scale();
  }

  private void scale() {
    if (shown != null) {
      long most = LongStream.of(shown.histogram()).max().orElse(1);
      axis = logarithmic ? CountAxis.logarithmic(most) : CountAxis.linear(most);
      requestLayout();
    }
  }

  private void choose(int bin) {
    chosen = bin;
    readout.set(describe(bin));
    requestLayout();
  }

  private String describe(int bin) {
    int bins = shown.histogram().length;
    if (bins == 1) {
      return "All are equal";
    } else if (bin == NONE) {
      return "%d bins".formatted(bins);
    }
    long count = shown.histogram()[bin];
    long all = LongStream.of(shown.histogram()).sum();
    return "%s to %s: %s (%s)"
        .formatted(
            Quantities.number(shown.edge(bin)),
            Quantities.number(shown.edge(bin + 1)),
            Quantities.count(count),
            Quantities.share(count, all));
  }

  private void chooseUnderMouse(MouseEvent event) {
    if (shown != null) {
      int bins = shown.histogram().length;
      double fraction = (event.getX() - LEFT_PX) / plotWidth();
      choose(fraction >= 0 && fraction < 1 ? (int) (fraction * bins) : NONE);
    }
  }

  private void chooseByKey(KeyEvent event) {
    if (shown == null) {
      return;
    }
    int last = shown.histogram().length - 1;
    switch (event.getCode()) {
      case KeyCode.LEFT -> choose(Math.max(0, chosen - 1));
      case KeyCode.RIGHT -> choose(Math.min(last, chosen + 1));
      case KeyCode.HOME -> choose(0);
      case KeyCode.END -> choose(last);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private double plotWidth() {
    return Math.max(1, getWidth() - LEFT_PX - RIGHT_PX);
  }

  private double plotBottom() {
    return getHeight() - BOTTOM_PX;
  }

  private double y(long count) {
    return plotBottom() - axis.fraction(count) * (plotBottom() - TOP_PX);
  }

  @Override
  protected void layoutChildren() {
    getChildren().removeAll(labels);
    labels.clear();
    List.of(grid, zero, bars, chosenBar).forEach(path -> path.getElements().clear());
    if (shown == null) {
      return;
    }
    drawCounts();
    for (int bin = 0; bin < shown.histogram().length; bin++) {
      bar(bin == chosen ? chosenBar : bars, bin);
    }
    drawValues();
    getChildren().addAll(labels);
  }

  private void drawCounts() {
    for (long tick : axis.ticks()) {
      double y = crisp(y(tick));
      grid.getElements().addAll(new MoveTo(LEFT_PX, y), new HLineTo(LEFT_PX + plotWidth()));
      Text label = label(Quantities.count(tick));
      label.setX(LEFT_PX - LABEL_GAP_PX - label.getLayoutBounds().getWidth());
      label.setY(y + label.getLayoutBounds().getHeight() / 3);
    }
  }

  private void bar(Path path, int bin) {
    long count = shown.histogram()[bin];
    if (count == 0) {
      return;
    }
    double width = plotWidth() / shown.histogram().length;
    double left = LEFT_PX + bin * width;
    double right = left + Math.max(1, width - 1);
    double top = Math.min(y(count), plotBottom() - LEAST_BAR_PX);
    List<PathElement> rectangle =
        List.of(
            new MoveTo(left, plotBottom()),
            new LineTo(left, top),
            new LineTo(right, top),
            new LineTo(right, plotBottom()),
            new ClosePath());
    path.getElements().addAll(rectangle);
  }

  /// The ends of the axis, and zero where it lies between them.
  private void drawValues() {
    boolean one = shown.histogram().length == 1;
    Text low = label(Quantities.number(shown.min()));
    Text high = label(one ? "" : Quantities.number(shown.max()));
    double lowWidth = low.getLayoutBounds().getWidth();
    double highWidth = high.getLayoutBounds().getWidth();
    low.setX(one ? LEFT_PX + (plotWidth() - lowWidth) / 2 : LEFT_PX);
    high.setX(LEFT_PX + plotWidth() - highWidth);
    double baseline = getHeight() - LABEL_GAP_PX;
    low.setY(baseline);
    high.setY(baseline);
    if (shown.min() < 0 && shown.max() > 0) {
      double x = crisp(LEFT_PX + plotWidth() * zeroFraction());
      zero.getElements().addAll(new MoveTo(x, TOP_PX), new LineTo(x, plotBottom()));
      Text label = label("0");
      double half = label.getLayoutBounds().getWidth() / 2;
      label.setX(x - half);
      label.setY(baseline);
      label.setVisible(
          x - half > LEFT_PX + lowWidth + LABEL_GAP_PX
              && x + half < LEFT_PX + plotWidth() - highWidth - LABEL_GAP_PX);
    }
  }

  /// Where zero lies between the ends, whose difference alone might overflow.
  private double zeroFraction() {
    return 1 / (1 - shown.max() / shown.min());
  }

  private Text label(String text) {
    Text label = new Text(text);
    label.getStyleClass().add("histogram-label");
    label.setManaged(false);
    label.setMouseTransparent(true);
    labels.add(label);
    getChildren().add(label);
    label.applyCss();
    getChildren().remove(label);
    return label;
  }

  /// The middle of a pixel, where a line one pixel wide is sharp.
  private static double crisp(double position) {
    return Math.floor(position) + 0.5;
  }
}
