package org.stegoscope.workspace.projection;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.workspace.ModelItem;
import org.stegoscope.workspace.PhotoItem;
import org.stegoscope.workspace.Photos;
import org.stegoscope.workspace.Viewer;
import org.stegoscope.workspace.ViewerSource;
import org.stegoscope.workspace.Viewers;

/// What plots need, by the settings: photo, model and resolution are those of the active viewer
/// unless a plot has a model of its own.
final class ProjectionRequest {

  private final Photos photos;
  private final Viewers viewers;
  private final TokenSettings settings;

  ProjectionRequest(Photos photos, Viewers viewers, TokenSettings settings) {
    this.photos = photos;
    this.viewers = viewers;
    this.settings = settings;
  }

  void onChange(Runnable listener) {
    ObservableValue<Viewer> active = viewers.activeProperty();
    List<ObservableValue<?>> inputs =
        List.of(
            active.flatMap(viewer -> viewer.source().shownProperty()),
            active.flatMap(viewer -> viewer.source().modelProperty()),
            active.flatMap(viewer -> viewer.source().resolutionProperty()));
    inputs.forEach(input -> input.subscribe((_, _) -> listener.run()));
    photos.items().subscribe(listener);
  }

  private ViewerSource source() {
    return viewers.active().source();
  }

  /// Why there is nothing to ask for; empty where there is.
  String obstacle() {
    if (items().isEmpty()) {
      return "no photo is open";
    } else if (source().modelProperty().get() == null) {
      return "no checkpoint is open";
    }
    return source().resolutionProblemProperty().get().isEmpty()
        ? ""
        : "the resolution is not understood";
  }

  private List<PhotoItem> items() {
    return switch (settings.scopeProperty().get()) {
      case ONE ->
          Optional.ofNullable(source().shownProperty().get())
              .map(shown -> List.of(shown.item()))
              .orElse(List.of());
      case ALL -> List.copyOf(photos.items());
    };
  }

  /// Empty where there is an obstacle.
  Optional<Extraction.Request> of(List<Plot> plots) {
    if (!obstacle().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Extraction.Request(
              items(),
              Resolution.parse(source().resolutionProperty().get()),
              settings.choice(),
              plots.stream().map(this::wish).toList(),
              source().modelProperty().get().model(),
              settings.labels()));
    } catch (StegoscopeException whileTyping) {
      return Optional.empty();
    }
  }

  private Extraction.Wish wish(Plot plot) {
    ModelItem own = plot.settings().modelProperty().get();
    LoadedModel model = (own == null ? source().modelProperty().get() : own).model();
    return new Extraction.Wish(
        new TokenSpace.Key(
            model,
            plot.settings().features().request(model, Averaging.NONE),
            plot.settings().reduction()),
        plot.settings().options());
  }
}
