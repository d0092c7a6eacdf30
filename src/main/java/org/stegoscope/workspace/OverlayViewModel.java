package org.stegoscope.workspace;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;

/// How a segmentation lies over the photo. Nothing but a new subject computes the segmentation
/// again.
public final class OverlayViewModel extends Layer {

  /// The settings as they are kept; what is hidden by the set of classes its ids belong to.
  public record State(boolean outlined, Map<String, Set<Integer>> hidden) {

    public State {
      hidden = Map.copyOf(hidden);
    }
  }

  private final SegmentationViewModel segmentation;
  private final Latest<Painted> painting;
  private final BooleanExpression busy;
  private final BooleanProperty outlined = new SimpleBooleanProperty();
  private final IntegerProperty highlighted =
      new SimpleIntegerProperty(OverlayStyle.NOTHING_HIGHLIGHTED);
  private final ObservableSet<Integer> hidden = FXCollections.observableSet();

  /// What was hidden of sets of classes that are not shown now.
  private final Map<String, Set<Integer>> hiddenElsewhere = new LinkedHashMap<>();

  private String classSet = "";

  OverlayViewModel(
      ViewerSource source,
      SegmentationViewModel segmentation,
      JobRunner runner,
      UiThread ui,
      Notices notices) {
    super(LayerKind.SEGMENTATION, source);
    this.segmentation = segmentation;
    painting = new Latest<>(runner, Lane.CPU, ui, Runnable::run, this::paint, notices::report);
    painting.onCancel(this::wasCancelled);
    busy = segmentation.busy().or(painting.busyProperty());
    segmentation.listen(this::renew, this::wasCancelled);
    segmentation.segmentationProperty().subscribe((_, now) -> segmented(now));
    outlined.subscribe((_, _) -> repaint());
    highlighted.subscribe((_, _) -> repaint());
    hidden.subscribe(this::repaint);
    start();
  }

  /// Whether lines separate the classes.
  public BooleanProperty outlinedProperty() {
    return outlined;
  }

  /// The id of the class that stands out, or [OverlayStyle#NOTHING_HIGHLIGHTED].
  public IntegerProperty highlightedProperty() {
    return highlighted;
  }

  /// The ids that are not painted.
  public ObservableSet<Integer> hidden() {
    return hidden;
  }

  @Override
  public BooleanExpression busy() {
    return busy;
  }

  @Override
  void refresh(Subject subject) {
    segmentation.refresh(subject);
  }

  @Override
  void forget() {
    segmentation.forget();
  }

  @Override
  String readout(int x, int y) {
    Segmentation shown = segmentation.segmentationProperty().get();
    return shown == null ? "" : CursorReadout.classAt(shown, x, y);
  }

  State state() {
    Map<String, Set<Integer>> all = new LinkedHashMap<>(hiddenElsewhere);
    if (!hidden.isEmpty()) {
      all.put(classSet, Set.copyOf(hidden));
    }
    return new State(outlined.get(), all);
  }

  void restore(State state) {
    outlined.set(state.outlined());
    hiddenElsewhere.clear();
    hiddenElsewhere.putAll(state.hidden());
    hideOf(classSet);
  }

  /// The ids of other classes mean something else.
  private void segmented(Segmentation now) {
    if (now != null && !now.classSet().equals(classSet)) {
      if (!hidden.isEmpty()) {
        hiddenElsewhere.put(classSet, Set.copyOf(hidden));
      }
      highlighted.set(OverlayStyle.NOTHING_HIGHLIGHTED);
      classSet = now.classSet();
      hideOf(classSet);
    }
    repaint();
  }

  private void hideOf(String set) {
    Set<Integer> ids = hiddenElsewhere.getOrDefault(set, Set.of());
    hiddenElsewhere.remove(set);
    hidden.retainAll(ids);
    hidden.addAll(ids);
  }

  private void repaint() {
    Segmentation now = segmentation.segmentationProperty().get();
    if (now == null) {
      painting.dismiss();
      paint(null);
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
            Painted.over(
                now.photo(), ClassOverlay.paint(now.labels(), now.palette(), style, context)));
  }
}
