package org.stegoscope.workspace;

import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.stegoscope.core.Palette;
import org.stegoscope.dataset.Photo;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;

/// How the segmentation lies over the photo. Nothing here computes the segmentation again.
public final class OverlayViewModel {

  private static final double DEFAULT_OPACITY = 0.55;

  /// A painted overlay and the photo it belongs to.
  public record Painted(Photo photo, Raster raster) {}

  private final SegmentationViewModel source;
  private final Latest<Painted> painting;
  private final DoubleProperty opacity = new SimpleDoubleProperty(DEFAULT_OPACITY);
  private final BooleanProperty outlined = new SimpleBooleanProperty();
  private final BooleanProperty shown = new SimpleBooleanProperty(true);
  private final IntegerProperty highlighted =
      new SimpleIntegerProperty(OverlayStyle.NOTHING_HIGHLIGHTED);
  private final ObservableSet<Integer> hidden = FXCollections.observableSet();
  private final ReadOnlyObjectWrapper<Painted> painted = new ReadOnlyObjectWrapper<>();
  private Palette palette;

  OverlayViewModel(SegmentationViewModel source, JobRunner runner, UiThread ui, Notices notices) {
    this.source = source;
    painting = new Latest<>(runner, Lane.CPU, ui, Runnable::run, painted::set, notices::report);
    painting.onCancel(source::cancelled);
    source.segmentationProperty().subscribe(this::forget);
    source.segmentationProperty().subscribe((_, _) -> paint());
    outlined.subscribe((_, _) -> paint());
    highlighted.subscribe((_, _) -> paint());
    hidden.subscribe(this::paint);
  }

  /// 0 shows the photo alone, 1 the classes alone.
  public DoubleProperty opacityProperty() {
    return opacity;
  }

  /// Whether lines separate the classes.
  public BooleanProperty outlinedProperty() {
    return outlined;
  }

  /// Whether the overlay is shown at all.
  public BooleanProperty shownProperty() {
    return shown;
  }

  /// The id of the class that stands out, or [OverlayStyle#NOTHING_HIGHLIGHTED].
  public IntegerProperty highlightedProperty() {
    return highlighted;
  }

  /// The ids that are not painted.
  public ObservableSet<Integer> hidden() {
    return hidden;
  }

  /// The overlay as it is to be drawn; null where there is none.
  public ReadOnlyObjectProperty<Painted> paintedProperty() {
    return painted.getReadOnlyProperty();
  }

  /// Ids of other classes, or of clusters that were found anew, mean something else.
  private void forget(Segmentation segmentation) {
    if (segmentation == null) {
      return;
    }
    boolean sameClasses =
        segmentation.palette().equals(palette)
            && !(segmentation.probe() instanceof ProbeChoice.KMeans);
    palette = segmentation.palette();
    if (!sameClasses) {
      highlighted.set(OverlayStyle.NOTHING_HIGHLIGHTED);
      hidden.clear();
    }
  }

  private void paint() {
    Segmentation segmentation = source.segmentationProperty().get();
    if (segmentation == null) {
      painting.dismiss();
      painted.set(null);
      return;
    }
    OverlayStyle style =
        new OverlayStyle(
            outlined.get() ? OverlayStyle.Outlines.WHITE : OverlayStyle.Outlines.NONE,
            Set.copyOf(hidden),
            highlighted.get());
    painting.ask(
        "Painting classes",
        context ->
            new Painted(
                segmentation.photo(),
                ClassOverlay.paint(segmentation.labels(), segmentation.palette(), style, context)));
  }
}
