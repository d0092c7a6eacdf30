package org.stegoscope.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.stegoscope.analysis.Correspondence;
import org.stegoscope.analysis.ImageMatch;
import org.stegoscope.analysis.ImageSimilarity;
import org.stegoscope.analysis.NormalizedFeatures;
import org.stegoscope.analysis.SimilarityRanking;
import org.stegoscope.core.ColorMap;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.job.JobContext;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.model.Averaging;

/// Where in all open photos it looks like the active query, by the features of the active viewer.
///
/// It starts when asked to, for it may take long: the features of every photo are computed once.
/// From then on it follows the query, until the photos, the model or the features are others.
public final class CorrespondenceSearch {

  private static final int PATCHES = 24;
  private static final ScalarMap.Range COSINES = new ScalarMap.Range(-1, 1);

  /// Everything that is searched, ready for queries.
  private record Index(
      FeatureSweep.Key key,
      FeatureSweep sweep,
      SequencedMap<PhotoItem, NormalizedFeatures> units) {}

  private final Laboratory laboratory;
  private final Photos photos;
  private final Queries queries;
  private final Viewers viewers;
  private final Notices notices;
  private final Latest<Index> indexing;
  private final Latest<SearchResult> ranking;
  private final ReadOnlyObjectWrapper<SearchResult> result = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper cancelled = new ReadOnlyBooleanWrapper();
  private Index index;

  CorrespondenceSearch(
      Laboratory laboratory,
      Photos photos,
      Queries queries,
      Viewers viewers,
      JobRunner runner,
      UiThread ui,
      Notices notices) {
    this.laboratory = laboratory;
    this.photos = photos;
    this.queries = queries;
    this.viewers = viewers;
    this.notices = notices;
    indexing = new Latest<>(runner, Lane.DEVICE, ui, Runnable::run, this::indexed, notices::report);
    ranking = new Latest<>(runner, Lane.CPU, ui, Runnable::run, result::set, this::failed);
    indexing.onCancel(() -> cancelled.set(true));
    queries.allProperty().subscribe((_, _) -> follow());
    queries.activeIdProperty().subscribe((_, _) -> follow());
    viewers.activeProperty().subscribe((_, _) -> follow());
    photos.items().subscribe(this::follow);
    for (Viewer viewer : viewers.all()) {
      viewer.source().subjectProperty().subscribe((_, _) -> follow());
      viewer.correspondence().features().onChange(this::follow);
    }
  }

  /// The newest answer; null where there is none that still holds.
  public ReadOnlyObjectProperty<SearchResult> resultProperty() {
    return result.getReadOnlyProperty();
  }

  /// Whether the features of all photos are being computed.
  public ReadOnlyBooleanProperty busyProperty() {
    return indexing.busyProperty();
  }

  /// Whether the newest search was called off, so that no answer comes by itself.
  public ReadOnlyBooleanProperty cancelledProperty() {
    return cancelled.getReadOnlyProperty();
  }

  /// Starts, or computes again.
  public void search() {
    cancelled.set(false);
    key()
        .ifPresent(key ->
            indexing.ask(
                "Searching %d photos".formatted(key.items().size()),
                context -> index(key, context)));
  }

  /// What would be searched; empty where there is nothing to search or nothing to search for.
  private Optional<FeatureSweep.Key> key() {
    Viewer viewer = viewers.active();
    Subject subject = viewer.source().subjectProperty().get();
    if (subject == null || queries.active().isEmpty() || photos.items().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FeatureSweep.Key(
            photos.items(),
            subject.model(),
            subject.resolution(),
            viewer.correspondence().features().request(subject.model(), Averaging.NONE)));
  }

  private Index index(FeatureSweep.Key key, JobContext context) {
    FeatureSweep sweep = FeatureSweep.of(key, laboratory, photos, context);
    SequencedMap<PhotoItem, NormalizedFeatures> units = new LinkedHashMap<>();
    sweep
        .features()
        .forEach((item, features) -> {
          context.checkCancelled();
          units.put(item, NormalizedFeatures.of(features.map()));
        });
    return new Index(key, sweep, units);
  }

  private void indexed(Index arrived) {
    index = arrived;
    follow();
  }

  private void follow() {
    if (index == null) {
      return;
    }
    if (key().filter(index.key()::equals).isEmpty()) {
      ranking.dismiss();
      result.set(null);
      return;
    }
    Query query = queries.active().orElseThrow();
    Index from = index;
    ranking.ask("Ranking photos", context -> rank(from, query, context));
  }

  private SearchResult rank(Index from, Query query, JobContext context) {
    PhotoFeatures source = from.sweep().features().get(query.photo());
    OptionalInt patch =
        source == null ? OptionalInt.empty() : source.geometry().patchAt(query.x(), query.y());
    if (patch.isEmpty()) {
      return new SearchResult(query, List.of(), List.of(), "The model does not see this point.");
    }
    float[] vector = Correspondence.queryAtPatch(source.map(), patch.getAsInt());
    List<PhotoItem> items = List.copyOf(from.units().keySet());
    List<ScalarMap> maps =
        Correspondence.cosines(List.copyOf(from.units().values()), vector, context);
    List<SearchResult.Image> images = new ArrayList<>();
    for (ImageSimilarity ranked :
        SimilarityRanking.images(maps, SimilarityRanking.Order.BEST_PATCH)) {
      context.checkCancelled();
      images.add(image(items.get(ranked.image()), ranked, maps.get(ranked.image()), context));
    }
    List<SearchResult.Patch> patches = new ArrayList<>();
    for (ImageMatch match : SimilarityRanking.nearest(maps, PATCHES)) {
      context.checkCancelled();
      PhotoItem item = items.get(match.image());
      patches.add(patch(from.sweep().features().get(item), item, match));
    }
    return new SearchResult(query, images, patches, from.sweep().remark());
  }

  private static SearchResult.Image image(
      PhotoItem item, ImageSimilarity ranked, ScalarMap map, JobContext context) {
    ColorScale scale = new ColorScale(ColorMap.DIVERGING, COSINES, "cosine");
    Raster heat = HeatPainter.cells(map, scale, context);
    return new SearchResult.Image(item, ranked.best(), ranked.bestPercent(), heat);
  }

  private static SearchResult.Patch patch(
      PhotoFeatures features, PhotoItem item, ImageMatch match) {
    var place = features.placement().ofPatch(features.map().grid(), match.patch());
    return new SearchResult.Patch(
        item,
        features.geometry().centre(match.patch()),
        match.similarity(),
        Raster.around(features.photo().image(), place));
  }

  private void failed(Throwable failure) {
    result.set(null);
    notices.report(failure);
  }
}
