package org.stegoscope.workspace;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.stegoscope.analysis.crf.CrfOptions;
import org.stegoscope.core.Rgb;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.Space;

/// The segmentation of a viewer's photo by its model, kept in step with the settings. It is a
/// layer's part that computes; [OverlayViewModel] is the part that is drawn.
public final class SegmentationViewModel {

  public static final int MOST_CLUSTERS = 64;

  private static final int DEFAULT_CLUSTERS = 8;
  private static final int DEFAULT_SEED = 7;

  /// The settings as they are kept.
  public record State(
      ProbeKind probe,
      int clusters,
      int seed,
      Scope scope,
      boolean flip,
      FeatureSettings.State features,
      boolean refined,
      CrfOptions crf) {}

  private final Segmenter segmenter;
  private final Photos photos;
  private final ClassStyles styles;
  private final Notices notices;

  private final ObjectProperty<ProbeKind> probe = new SimpleObjectProperty<>(ProbeKind.KMEANS);
  private final IntegerProperty clusters = new SimpleIntegerProperty(DEFAULT_CLUSTERS);
  private final IntegerProperty seed = new SimpleIntegerProperty(DEFAULT_SEED);
  private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.ONE);
  private final BooleanProperty flip = new SimpleBooleanProperty();
  private final FeatureSettings features = new FeatureSettings(Space.STEGO);
  private final BooleanProperty refined = new SimpleBooleanProperty();
  private final ObjectProperty<CrfOptions> crf = new SimpleObjectProperty<>(CrfOptions.STEGO);

  private final Latest<Segmenter.Features> extraction;
  private final Latest<Segmenter.Segmented> assignment;
  private final BooleanExpression busy;
  private Runnable onCancel = () -> {};
  private Subject subject;
  private Segmenter.Key asked;
  private Segmenter.Features answer;
  private Segmenter.Segmented newest;
  private final ReadOnlyObjectWrapper<Segmentation> segmentation = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<LegendEntry>> legend =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper remark = new ReadOnlyStringWrapper("");

  SegmentationViewModel(
      Laboratory laboratory,
      Photos photos,
      ViewerSource source,
      ClassStyles styles,
      JobRunner runner,
      UiThread ui,
      Notices notices) {
    this.photos = photos;
    segmenter = new Segmenter(laboratory, photos);
    this.styles = styles;
    this.notices = notices;
    extraction =
        new Latest<>(runner, Lane.DEVICE, ui, ui::executeSoon, this::extracted, this::failed);
    assignment = new Latest<>(runner, Lane.CPU, ui, ui::executeSoon, this::assigned, this::failed);
    extraction.onCancel(() -> onCancel.run());
    assignment.onCancel(() -> onCancel.run());
    busy = extraction.busyProperty().or(assignment.busyProperty());
    source.modelProperty().subscribe(this::choosePossibleProbe);
    styles.setsProperty().subscribe((_, _) -> restyle());
  }

  /// Hears when a setting changed, and when an answer was called off by somebody else.
  void listen(Runnable onSettings, Runnable onCancelled) {
    onCancel = onCancelled;
    for (ObservableValue<?> input : List.of(probe, clusters, seed, scope, flip, refined, crf)) {
      input.subscribe((_, _) -> onSettings.run());
    }
    features.onChange(onSettings);
    photos
        .items()
        .subscribe(() -> {
          if (scope.get() == Scope.ALL) {
            onSettings.run();
          }
        });
  }

  public ObjectProperty<ProbeKind> probeProperty() {
    return probe;
  }

  public IntegerProperty clustersProperty() {
    return clusters;
  }

  /// The seed of k-means.
  public IntegerProperty seedProperty() {
    return seed;
  }

  /// Whether k-means finds clusters in this photo, or in all open ones together.
  public ObjectProperty<Scope> scopeProperty() {
    return scope;
  }

  /// Whether features are averaged over the photo and its mirror image.
  public BooleanProperty flipProperty() {
    return flip;
  }

  /// Whether a dense CRF refines the probabilities of a cluster or linear probe.
  public BooleanProperty refinedProperty() {
    return refined;
  }

  /// The settings of the CRF.
  public ObjectProperty<CrfOptions> crfProperty() {
    return crf;
  }

  /// The features k-means clusters.
  public FeatureSettings features() {
    return features;
  }

  /// The newest answer for the viewer's photo; null where there is none.
  public ReadOnlyObjectProperty<Segmentation> segmentationProperty() {
    return segmentation.getReadOnlyProperty();
  }

  /// The classes of the segmentation.
  public ReadOnlyObjectProperty<List<LegendEntry>> legendProperty() {
    return legend.getReadOnlyProperty();
  }

  /// Which photos are left out of those in which clusters are searched; empty where none are.
  public ReadOnlyStringProperty remarkProperty() {
    return remark.getReadOnlyProperty();
  }

  /// Whether an answer is still to come.
  public BooleanExpression busy() {
    return busy;
  }

  /// The chosen probe with its settings.
  public ProbeChoice probeChoice() {
    return switch (probe.get()) {
      case CLUSTER -> new ProbeChoice.Cluster(refinement());
      case LINEAR -> new ProbeChoice.Linear(refinement());
      case KMEANS -> new ProbeChoice.KMeans(clusters.get(), seed.get());
    };
  }

  private Optional<CrfOptions> refinement() {
    return refined.get() ? Optional.of(crf.get()) : Optional.empty();
  }

  Averaging averaging() {
    return flip.get() ? Averaging.FLIP : Averaging.NONE;
  }

  /// The features that the chosen probe reads.
  FeatureRequest request(LoadedModel model) {
    return probe.get() == ProbeKind.KMEANS
        ? features.request(model, averaging())
        : SegmentationOptions.probeFeatures(model, averaging());
  }

  /// Gives a class the user's name.
  public void rename(int id, String name) {
    Segmentation shown = segmentation.get();
    styles.rename(shown.classSet(), shown.palette(), id, name);
  }

  public void recolor(int id, Rgb color) {
    Segmentation shown = segmentation.get();
    styles.recolor(shown.classSet(), shown.palette(), id, color);
  }

  State state() {
    return new State(
        probe.get(),
        clusters.get(),
        seed.get(),
        scope.get(),
        flip.get(),
        features.state(),
        refined.get(),
        crf.get());
  }

  void restore(State state) {
    probe.set(state.probe());
    clusters.set(state.clusters());
    seed.set(state.seed());
    scope.set(state.scope());
    flip.set(state.flip());
    features.restore(state.features());
    refined.set(state.refined());
    crf.set(state.crf());
  }

  private void choosePossibleProbe(ModelItem model) {
    if (model == null) {
      return;
    }
    for (ProbeKind kind : ProbeKind.values()) {
      if (model.obstacle(kind).isEmpty()) {
        probe.set(kind);
        return;
      }
    }
  }

  void forget() {
    answer = null;
    asked = null;
  }

  /// Computes what is missing for `now`; null clears.
  void refresh(Subject now) {
    subject = now;
    if (now == null) {
      extraction.dismiss();
      assignment.dismiss();
      clear();
      return;
    }
    if (segmentation.get() != null && !segmentation.get().photo().equals(now.photo())) {
      clear();
    }
    Segmenter.Key wanted =
        new Segmenter.Key(
            now.shown().item(),
            now.photo(),
            new FeatureSweep.Key(
                searched(now), now.model(), now.resolution(), request(now.model())));
    if (answer != null && answer.key().equals(wanted)) {
      extraction.dismiss();
      assign();
    } else if (!(extraction.busyProperty().get() && wanted.equals(asked))) {
      assignment.dismiss();
      asked = wanted;
      extraction.ask("Features of " + now.name(), context -> segmenter.features(wanted, context));
    }
  }

  /// The photos whose features are needed: all in which clusters are searched.
  private List<PhotoItem> searched(Subject now) {
    boolean jointly = probe.get() == ProbeKind.KMEANS && scope.get() == Scope.ALL;
    return jointly ? List.copyOf(photos.items()) : List.of(now.shown().item());
  }

  private void extracted(Segmenter.Features arrived) {
    answer = arrived;
    assign();
  }

  private void assign() {
    Segmenter.Features from = answer;
    ProbeChoice choice = probeChoice();
    assignment.ask(
        "Segmenting " + subject.name(), context -> segmenter.segment(from, choice, context));
  }

  private void assigned(Segmenter.Segmented result) {
    newest = result;
    remark.set(result.remark());
    restyle();
  }

  private void restyle() {
    if (newest == null) {
      return;
    }
    Segmentation plain = newest.segmentation();
    Segmentation styled = plain.with(styles.applied(plain.classSet(), plain.palette()));
    // The legend first: whoever hears of the segmentation finds both.
    legend.set(LegendEntry.of(newest.areas(), styled.palette()));
    segmentation.set(styled);
  }

  private void failed(Throwable failure) {
    clear();
    notices.report(failure);
  }

  private void clear() {
    newest = null;
    remark.set("");
    segmentation.set(null);
    legend.set(List.of());
  }
}
