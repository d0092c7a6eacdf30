package org.stegoscope.workspace;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.stegoscope.job.JobRunner;
import org.stegoscope.workspace.projection.MarkedTokens;

/// One of the viewers: what it shows, where it looks, and its layers from the lowest to the
/// topmost.
public final class Viewer {

  /// Everything of a viewer that is kept, but its photo, its model and whether it is on the screen.
  record State(
      String resolution,
      List<LayerState> layers,
      SegmentationViewModel.State segmentation,
      OverlayViewModel.State overlay,
      AttentionViewModel.State attention,
      CorrespondenceViewModel.State correspondence,
      ColorsViewModel.State colors,
      DoubtViewModel.State doubt) {}

  /// What all layers have in common.
  record LayerState(LayerKind kind, boolean shown, double opacity) {}

  private final String name;
  private final ViewerSource source;
  private final SegmentationViewModel segmentation;
  private final OverlayViewModel overlay;
  private final AttentionViewModel attention;
  private final CorrespondenceViewModel correspondence;
  private final ColorsViewModel colors;
  private final DoubtViewModel doubt;
  private final TokensViewModel tokens;
  private final List<Layer> layers;
  private final ViewerViewModel view;
  private final ObservableValue<ColorScale> scale;

  /// What is the same for all viewers.
  record Shared(
      Queries queries,
      ClassStyles styles,
      MarkedTokens tokens,
      SharedRange attention,
      SharedRange similarity,
      SharedRange doubt) {}

  Viewer(
      String name,
      Laboratory laboratory,
      Photos photos,
      Shared shared,
      JobRunner runner,
      UiThread ui,
      Notices notices) {
    this.name = name;
    source = new ViewerSource(photos, runner, ui, notices);
    segmentation =
        new SegmentationViewModel(laboratory, photos, source, shared.styles(), runner, ui, notices);
    overlay = new OverlayViewModel(source, segmentation, runner, ui, notices);
    attention = new AttentionViewModel(laboratory, source, shared.attention(), runner, ui, notices);
    correspondence =
        new CorrespondenceViewModel(
            laboratory, photos, source, shared.queries(), shared.similarity(), runner, ui, notices);
    colors = new ColorsViewModel(laboratory, photos, source, runner, ui, notices);
    doubt = new DoubtViewModel(laboratory, source, shared.doubt(), runner, ui, notices);
    tokens = new TokensViewModel(source, shared.tokens());
    layers = List.of(colors, overlay, doubt, attention, correspondence, tokens);
    view = new ViewerViewModel(source, layers);
    scale =
        Bindings.createObjectBinding(
            this::scaleOfTopmostMap,
            attention.shownProperty(),
            attention.heat().scaleProperty(),
            correspondence.shownProperty(),
            correspondence.heat().scaleProperty(),
            doubt.shownProperty(),
            doubt.heat().scaleProperty());
  }

  /// `A` to `D`.
  public String name() {
    return name;
  }

  public ViewerSource source() {
    return source;
  }

  public SegmentationViewModel segmentation() {
    return segmentation;
  }

  public OverlayViewModel overlay() {
    return overlay;
  }

  public AttentionViewModel attention() {
    return attention;
  }

  public CorrespondenceViewModel correspondence() {
    return correspondence;
  }

  public ColorsViewModel colors() {
    return colors;
  }

  public DoubtViewModel doubt() {
    return doubt;
  }

  /// The tokens that are compared, as patches of the photo.
  public TokensViewModel tokens() {
    return tokens;
  }

  public ViewerViewModel view() {
    return view;
  }

  /// From the lowest to the topmost.
  public List<Layer> layers() {
    return layers;
  }

  /// What the colours of the topmost map mean; null where no map is shown.
  public ObservableValue<ColorScale> scale() {
    return scale;
  }

  public Layer layer(LayerKind kind) {
    return layers.stream().filter(layer -> layer.kind() == kind).findFirst().orElseThrow();
  }

  private ColorScale scaleOfTopmostMap() {
    if (correspondence.shownProperty().get()
        && correspondence.heat().scaleProperty().get() != null) {
      return correspondence.heat().scaleProperty().get();
    }
    if (attention.shownProperty().get() && attention.heat().scaleProperty().get() != null) {
      return attention.heat().scaleProperty().get();
    }
    return doubt.shownProperty().get() ? doubt.heat().scaleProperty().get() : null;
  }

  /// Shows one layer and hides the others; where it is shown alone already, nothing changes.
  public void solo(LayerKind kind) {
    layers.forEach(layer -> layer.shownProperty().set(layer.kind() == kind));
  }

  /// Computes again what is shown.
  void again() {
    layers.stream().filter(layer -> layer.shownProperty().get()).forEach(Layer::again);
  }

  /// Whether maps share their range of colours with those of other viewers.
  void link(boolean withOthers) {
    attention.heat().link(withOthers);
    correspondence.heat().link(withOthers);
    doubt.heat().link(withOthers);
  }

  State state() {
    return new State(
        source.resolutionProperty().get(),
        layers.stream()
            .map(layer ->
                new LayerState(
                    layer.kind(), layer.shownProperty().get(), layer.opacityProperty().get()))
            .toList(),
        segmentation.state(),
        overlay.state(),
        attention.state(),
        correspondence.state(),
        colors.state(),
        doubt.state());
  }

  void restore(State state) {
    source.resolutionProperty().set(state.resolution());
    segmentation.restore(state.segmentation());
    overlay.restore(state.overlay());
    attention.restore(state.attention());
    correspondence.restore(state.correspondence());
    colors.restore(state.colors());
    doubt.restore(state.doubt());
    for (LayerState kept : state.layers()) {
      Layer layer = layer(kept.kind());
      layer.opacityProperty().set(kept.opacity());
      layer.shownProperty().set(kept.shown());
    }
  }
}
