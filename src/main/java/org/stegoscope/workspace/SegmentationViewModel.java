package org.stegoscope.workspace;

import java.util.List;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;

/// The segmentation of the active photo by the active model, kept in step with the settings.
public final class SegmentationViewModel {

  /// The whole photo, about as fine as STEGO sees it.
  public static final String DEFAULT_RESOLUTION = "shorter:320";

  /// What is offered; any other text that names a resolution is taken too.
  public static final List<String> RESOLUTIONS =
      List.of("shorter:224", DEFAULT_RESOLUTION, "shorter:448", "upstream:320", "native");

  public static final int MOST_CLUSTERS = 64;

  private static final int DEFAULT_CLUSTERS = 8;
  private static final int DEFAULT_SEED = 7;

  /// Everything features depend on.
  private record FeatureKey(
      Photo photo, LoadedModel model, Resolution resolution, FeatureRequest request) {}

  private record Answer(FeatureKey key, PhotoFeatures features) {}

  private record Segmented(Segmentation segmentation, List<LegendEntry> legend) {}

  private final Laboratory laboratory;
  private final Photos photos;
  private final Models models;
  private final Notices notices;

  private final ObjectProperty<ProbeKind> probe = new SimpleObjectProperty<>(ProbeKind.KMEANS);
  private final IntegerProperty clusters = new SimpleIntegerProperty(DEFAULT_CLUSTERS);
  private final IntegerProperty seed = new SimpleIntegerProperty(DEFAULT_SEED);
  private final BooleanProperty flip = new SimpleBooleanProperty();
  private final StringProperty resolution = new SimpleStringProperty(DEFAULT_RESOLUTION);
  private final ReadOnlyStringWrapper resolutionProblem = new ReadOnlyStringWrapper("");

  private final Latest<Answer> extraction;
  private final Latest<Segmented> assignment;
  private final BooleanExpression busy;
  private final ReadOnlyBooleanWrapper cancelled = new ReadOnlyBooleanWrapper();
  private FeatureKey asked;
  private Answer answer;
  private final ReadOnlyObjectWrapper<Segmentation> segmentation = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<LegendEntry>> legend =
      new ReadOnlyObjectWrapper<>(List.of());

  SegmentationViewModel(
      Laboratory laboratory,
      Photos photos,
      Models models,
      JobRunner runner,
      UiThread ui,
      Notices notices) {
    this.laboratory = laboratory;
    this.photos = photos;
    this.models = models;
    this.notices = notices;
    extraction =
        new Latest<>(runner, Lane.DEVICE, ui, ui::executeSoon, this::extracted, this::failed);
    assignment = new Latest<>(runner, Lane.CPU, ui, ui::executeSoon, this::assigned, this::failed);
    extraction.onCancel(this::cancelled);
    assignment.onCancel(this::cancelled);
    busy = extraction.busyProperty().or(assignment.busyProperty());
    models.activeProperty().subscribe(this::choosePossibleProbe);
    for (ObservableValue<?> input :
        List.of(
            photos.shownProperty(),
            models.activeProperty().flatMap(ModelItem::modelProperty),
            probe,
            clusters,
            seed,
            flip,
            resolution)) {
      input.subscribe((_, _) -> refresh());
    }
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

  /// Whether features are averaged over the photo and its mirror image.
  public BooleanProperty flipProperty() {
    return flip;
  }

  /// A [Resolution] as text, which may be wrong while the user types.
  public StringProperty resolutionProperty() {
    return resolution;
  }

  /// What is wrong with the resolution; empty where nothing is.
  public ReadOnlyStringProperty resolutionProblemProperty() {
    return resolutionProblem.getReadOnlyProperty();
  }

  /// The newest answer for the active photo; null where there is none.
  public ReadOnlyObjectProperty<Segmentation> segmentationProperty() {
    return segmentation.getReadOnlyProperty();
  }

  /// The classes of the segmentation.
  public ReadOnlyObjectProperty<List<LegendEntry>> legendProperty() {
    return legend.getReadOnlyProperty();
  }

  /// Whether an answer is still to come.
  public BooleanExpression busy() {
    return busy;
  }

  /// The chosen probe with its settings.
  public ProbeChoice probeChoice() {
    return switch (probe.get()) {
      case CLUSTER -> new ProbeChoice.Cluster();
      case LINEAR -> new ProbeChoice.Linear();
      case KMEANS -> new ProbeChoice.KMeans(clusters.get(), seed.get());
    };
  }

  /// Whether the newest answer was called off, so that none comes by itself.
  public ReadOnlyBooleanProperty cancelledProperty() {
    return cancelled.getReadOnlyProperty();
  }

  /// What is shown of the newest answer was called off.
  void cancelled() {
    cancelled.set(true);
  }

  /// Computes again, for instance after a cancel.
  public void again() {
    answer = null;
    asked = null;
    refresh();
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

  private void refresh() {
    cancelled.set(false);
    ShownPhoto shown = photos.shownProperty().get();
    ModelItem active = models.activeProperty().get();
    LoadedModel model = active == null ? null : active.model();
    Resolution parsed = parseResolution();
    if (shown == null || model == null || parsed == null) {
      extraction.dismiss();
      assignment.dismiss();
      clear();
      return;
    }
    if (segmentation.get() != null && !segmentation.get().photo().equals(shown.photo())) {
      clear();
    }
    SegmentationOptions options =
        new SegmentationOptions(
            probeChoice(), flip.get() ? Averaging.FLIP : Averaging.NONE, parsed);
    FeatureKey wanted = new FeatureKey(shown.photo(), model, parsed, options.features(model));
    if (answer != null && answer.key().equals(wanted)) {
      extraction.dismiss();
      assign();
    } else if (!(extraction.busyProperty().get() && wanted.equals(asked))) {
      assignment.dismiss();
      extract(wanted, shown.item().name());
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

  private void extract(FeatureKey wanted, String name) {
    asked = wanted;
    extraction.ask(
        "Features of " + name,
        context ->
            new Answer(
                wanted,
                laboratory.features(
                    wanted.photo(),
                    wanted.model(),
                    wanted.resolution(),
                    wanted.request(),
                    context)));
  }

  private void extracted(Answer arrived) {
    answer = arrived;
    assign();
  }

  private void assign() {
    Answer from = answer;
    ProbeChoice choice = probeChoice();
    assignment.ask(
        "Segmenting " + from.key().photo().file().getFileName(),
        context -> {
          Segmentation result =
              laboratory.segment(from.features(), from.key().model(), choice, context);
          return new Segmented(result, LegendEntry.of(result.labels(), result.palette()));
        });
  }

  private void assigned(Segmented result) {
    // The legend first: whoever hears of the segmentation finds both.
    legend.set(result.legend());
    segmentation.set(result.segmentation());
  }

  private void failed(Throwable failure) {
    clear();
    notices.report(failure);
  }

  private void clear() {
    segmentation.set(null);
    legend.set(List.of());
  }
}
