package org.stegoscope.workspace;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.model.LoadedModel;

/// Which photo a viewer shows, which model looks at it, and at what size.
///
/// A viewer shows the photo chosen in the library until it is pinned to its own. One that is not in
/// use has no [Subject], so its layers compute nothing.
public final class ViewerSource {

  /// The whole photo, about as fine as STEGO sees it.
  public static final String DEFAULT_RESOLUTION = "shorter:320";

  /// What is offered; any other text that names a resolution is taken too.
  public static final List<String> RESOLUTIONS =
      List.of("shorter:224", DEFAULT_RESOLUTION, "shorter:448", "upstream:320", "native");

  private final Photos photos;
  private final Latest<ShownPhoto> opening;
  private final BooleanProperty used = new SimpleBooleanProperty();
  private final BooleanProperty pinned = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<ShownPhoto> shown = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<ModelItem> model = new SimpleObjectProperty<>();
  private final StringProperty resolution = new SimpleStringProperty(DEFAULT_RESOLUTION);
  private final ReadOnlyStringWrapper resolutionProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<InputGeometry> geometry = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Subject> subject = new ReadOnlyObjectWrapper<>();

  /// The photo it was last pinned to.
  private PhotoItem asked;

  ViewerSource(Photos photos, JobRunner runner, UiThread ui, Notices notices) {
    this.photos = photos;
    opening = new Latest<>(runner, Lane.CPU, ui, Runnable::run, shown::set, notices::report);
    photos.shownProperty().subscribe(_ -> follow());
    photos.items().subscribe(this::letGoOfClosed);
    pinned.subscribe(_ -> follow());
    used.subscribe(_ -> update());
    shown.subscribe(_ -> update());
    model.flatMap(ModelItem::modelProperty).subscribe(_ -> update());
    resolution.subscribe(_ -> update());
  }

  /// Whether the viewer is on the screen.
  BooleanProperty usedProperty() {
    return used;
  }

  /// Whether the viewer keeps its photo when another is chosen in the library.
  public BooleanProperty pinnedProperty() {
    return pinned;
  }

  /// The photo in the viewer; null where there is none.
  public ReadOnlyObjectProperty<ShownPhoto> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /// Whether the photo the viewer is pinned to is being decoded.
  public ReadOnlyBooleanProperty opening() {
    return opening.busyProperty();
  }

  /// The model that looks at the photo; null where there is none.
  public ObjectProperty<ModelItem> modelProperty() {
    return model;
  }

  /// A [Resolution] as text, which may be wrong while the user types.
  public StringProperty resolutionProperty() {
    return resolution;
  }

  /// What is wrong with the resolution; empty where nothing is.
  public ReadOnlyStringProperty resolutionProblemProperty() {
    return resolutionProblem.getReadOnlyProperty();
  }

  /// What layers are computed from; null while anything of it is missing or wrong.
  ReadOnlyObjectProperty<Subject> subjectProperty() {
    return subject.getReadOnlyProperty();
  }

  /// The patches the model sees of the photo; null where there is nothing to see.
  public ReadOnlyObjectProperty<InputGeometry> geometryProperty() {
    return geometry.getReadOnlyProperty();
  }

  /// Keeps to a photo of its own, which is decoded first.
  void pin(PhotoItem item) {
    pinned.set(true);
    if (shown.get() != null && shown.get().item().equals(item)) {
      opening.dismiss();
    } else {
      asked = item;
      opening.ask("Opening " + item.name(), context -> photos.show(item, context));
    }
  }

  /// Sees what another viewer sees.
  void copy(ViewerSource other) {
    model.set(other.model.get());
    resolution.set(other.resolution.get());
  }

  private void follow() {
    if (!pinned.get()) {
      opening.dismiss();
      shown.set(photos.shownProperty().get());
    }
  }

  /// A photo that is closed is kept by no viewer.
  private void letGoOfClosed() {
    PhotoItem own =
        opening.busyProperty().get() || shown.get() == null ? asked : shown.get().item();
    if (pinned.get() && !photos.items().contains(own)) {
      pinned.set(false);
    }
  }

  private void update() {
    Resolution parsed = parseResolution();
    ShownPhoto photo = shown.get();
    LoadedModel network = model.get() == null ? null : model.get().model();
    boolean complete = used.get() && photo != null && network != null && parsed != null;
    Subject now = complete ? new Subject(photo, network, parsed) : null;
    geometry.set(now == null ? null : geometryOf(now));
    subject.set(now);
  }

  /// The patches the model sees of any open photo, as far as its size is known.
  Optional<InputGeometry> geometryOf(PhotoItem item) {
    Subject now = subject.get();
    return now == null
        ? Optional.empty()
        : item.size().map(size -> geometryOf(size.width(), size.height(), now));
  }

  private static InputGeometry geometryOf(Subject now) {
    return geometryOf(now.photo().image().width(), now.photo().image().height(), now);
  }

  /// Null where not one patch fits: the layers say so when they try.
  private static InputGeometry geometryOf(int width, int height, Subject now) {
    try {
      return InputGeometry.of(width, height, now.resolution(), now.model().patchSizePx());
    } catch (StegoscopeException tooSmall) {
      return null;
    }
  }

  private Resolution parseResolution() {
    try {
      Resolution parsed = Resolution.parse(resolution.get());
      resolutionProblem.set("");
      return parsed;
    } catch (StegoscopeException wrong) {
      resolutionProblem.set(wrong.getMessage());
      return null;
    }
  }
}
