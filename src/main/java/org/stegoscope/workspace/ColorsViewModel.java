package org.stegoscope.workspace;

import java.util.List;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.stegoscope.analysis.FeatureColors;
import org.stegoscope.analysis.Scaling;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.Space;

/// The features of a viewer's photo as colours: the first three principal components, of this photo
/// alone or of all that are open.
public final class ColorsViewModel extends Layer {

  private static final double DEFAULT_OPACITY = 0.85;

  /// The settings as they are kept.
  public record State(FeatureSettings.State features, Scope scope, FeatureColors.Stretch stretch) {}

  private record ColorKey(FeatureSweep.Key sweep, FeatureColors.Stretch stretch) {}

  private record Swept(FeatureSweep.Key key, FeatureSweep sweep) {}

  private record Answer(ColorKey key, ColoredPhotos photos) {}

  private final Laboratory laboratory;
  private final Photos photos;
  private final ViewerSource source;
  private final Notices notices;
  private final FeatureSettings features = new FeatureSettings(Space.DINO);
  private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.ONE);
  private final ObjectProperty<FeatureColors.Stretch> stretch =
      new SimpleObjectProperty<>(FeatureColors.Stretch.MIN_MAX);
  private final Latest<Swept> extraction;
  private final Latest<Answer> coloring;
  private final BooleanExpression busy;
  private final ReadOnlyObjectWrapper<ColoredPhotos> colored = new ReadOnlyObjectWrapper<>();
  private ColorKey wanted;
  private FeatureSweep.Key asked;
  private Swept swept;
  private Answer answer;

  ColorsViewModel(
      Laboratory laboratory,
      Photos photos,
      ViewerSource source,
      JobRunner runner,
      UiThread ui,
      Notices notices) {
    super(LayerKind.COLORS, source);
    this.laboratory = laboratory;
    this.photos = photos;
    this.source = source;
    this.notices = notices;
    opacityProperty().set(DEFAULT_OPACITY);
    extraction =
        new Latest<>(runner, Lane.DEVICE, ui, ui::executeSoon, this::extracted, this::failed);
    coloring = new Latest<>(runner, Lane.CPU, ui, Runnable::run, this::answered, this::failed);
    extraction.onCancel(this::wasCancelled);
    coloring.onCancel(this::wasCancelled);
    busy = extraction.busyProperty().or(coloring.busyProperty());
    features.onChange(this::renew);
    scope.subscribe((_, _) -> renew());
    stretch.subscribe((_, _) -> renew());
    photos.items().subscribe(this::renewJoint);
    start();
  }

  /// The features that are coloured.
  public FeatureSettings features() {
    return features;
  }

  public ObjectProperty<Scope> scopeProperty() {
    return scope;
  }

  public ObjectProperty<FeatureColors.Stretch> stretchProperty() {
    return stretch;
  }

  /// What is shown, with the components it comes from; null where nothing is.
  public ReadOnlyObjectProperty<ColoredPhotos> coloredProperty() {
    return colored.getReadOnlyProperty();
  }

  @Override
  public BooleanExpression busy() {
    return busy;
  }

  @Override
  String readout(int x, int y) {
    // The colours mean nothing by themselves.
    return "";
  }

  State state() {
    return new State(features.state(), scope.get(), stretch.get());
  }

  void restore(State state) {
    features.restore(state.features());
    scope.set(state.scope());
    stretch.set(state.stretch());
  }

  private void renewJoint() {
    if (scope.get() == Scope.ALL) {
      renew();
    }
  }

  @Override
  void forget() {
    swept = null;
    asked = null;
    answer = null;
  }

  @Override
  void refresh(Subject subject) {
    if (subject == null) {
      extraction.dismiss();
      coloring.dismiss();
      show(null);
      return;
    }
    List<PhotoItem> items =
        switch (scope.get()) {
          case ONE -> List.of(subject.shown().item());
          case ALL -> List.copyOf(photos.items());
        };
    FeatureSweep.Key sweep =
        new FeatureSweep.Key(
            items,
            subject.model(),
            subject.resolution(),
            features.request(subject.model(), Averaging.NONE));
    wanted = new ColorKey(sweep, stretch.get());
    if (answer != null && answer.key().equals(wanted)) {
      extraction.dismiss();
      coloring.dismiss();
      show(answer.photos());
    } else if (swept != null && swept.key().equals(sweep)) {
      extraction.dismiss();
      color();
    } else if (!(extraction.busyProperty().get() && sweep.equals(asked))) {
      coloring.dismiss();
      asked = sweep;
      extraction.ask(
          "Features to colour",
          context -> new Swept(sweep, FeatureSweep.of(sweep, laboratory, photos, context)));
    }
  }

  private void extracted(Swept arrived) {
    swept = arrived;
    color();
  }

  private void color() {
    ColorKey key = wanted;
    FeatureSweep from = swept.sweep();
    FeatureColors.Options options = new FeatureColors.Options(Scaling.CENTRED, key.stretch());
    coloring.ask(
        "Colouring features", context -> new Answer(key, ColoredPhotos.of(from, options, context)));
  }

  private void answered(Answer arrived) {
    answer = arrived;
    show(arrived.photos());
  }

  private void show(ColoredPhotos now) {
    colored.set(now);
    ShownPhoto shown = source.shownProperty().get();
    ColoredPhotos.Colored own =
        now == null || shown == null ? null : now.photos().get(shown.item());
    paint(
        own == null ? null : new Painted(shown.photo(), own.raster(), own.geometry().placement()));
  }

  private void failed(Throwable failure) {
    show(null);
    notices.report(failure);
  }
}
