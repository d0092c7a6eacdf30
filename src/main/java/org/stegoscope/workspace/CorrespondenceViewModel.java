package org.stegoscope.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.stegoscope.analysis.Correspondence;
import org.stegoscope.analysis.NormalizedFeatures;
import org.stegoscope.core.ColorMap;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.job.JobContext;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.Space;

/// How similar the patches of a viewer's photo are to the queries, by the features of its model.
///
/// The features of the photo and of the queries' photos are computed once; from then on a query
/// that moves costs a product of vectors.
public final class CorrespondenceViewModel extends Layer {

  private static final ScalarMap.Range COSINES = new ScalarMap.Range(-1, 1);

  /// Which queries are painted.
  public enum Display {
    /// The active one, its cosines in the colours of a colour map.
    ACTIVE("Active query"),
    /// All of them, each in its own colour.
    ALL("All queries");

    private final String label;

    Display(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /// The settings as they are kept.
  public record State(FeatureSettings.State features, Display display, HeatSettings.State heat) {}

  /// Everything that decides which features are compared.
  private record Key(
      Photo photo, LoadedModel model, Resolution resolution, FeatureRequest request) {}

  /// Features ready for queries from the photos in `sources`.
  private record Prepared(
      Key key,
      PhotoFeatures target,
      NormalizedFeatures unit,
      Map<PhotoItem, PhotoFeatures> sources) {

    boolean serves(Key wanted, Set<PhotoItem> photos) {
      return key.equals(wanted) && sources.keySet().containsAll(photos);
    }
  }

  private final Laboratory laboratory;
  private final Photos photos;
  private final Queries queries;
  private final Notices notices;
  private final FeatureSettings features = new FeatureSettings(Space.DINO);
  private final ObjectProperty<Display> display = new SimpleObjectProperty<>(Display.ACTIVE);
  private final HeatSettings heat;
  private final Latest<Prepared> extraction;
  private final Latest<Similarity> comparison;
  private final Latest<Painted> painting;
  private final BooleanExpression busy;
  private final ReadOnlyObjectWrapper<Similarity> similarity = new ReadOnlyObjectWrapper<>();
  private Prepared prepared;
  private Key askedKey;
  private Set<PhotoItem> askedPhotos = Set.of();

  CorrespondenceViewModel(
      Laboratory laboratory,
      Photos photos,
      ViewerSource source,
      Queries queries,
      SharedRange range,
      JobRunner runner,
      UiThread ui,
      Notices notices) {
    super(LayerKind.CORRESPONDENCE, source);
    this.laboratory = laboratory;
    this.photos = photos;
    this.queries = queries;
    this.notices = notices;
    heat =
        new HeatSettings(
            this, range, COSINES, "cosine", ColorMap.DIVERGING, HeatSettings.Span.WHOLE);
    extraction = new Latest<>(runner, Lane.DEVICE, ui, Runnable::run, this::prepared, this::failed);
    comparison = new Latest<>(runner, Lane.CPU, ui, Runnable::run, this::compared, this::failed);
    painting = new Latest<>(runner, Lane.CPU, ui, Runnable::run, this::paint, notices::report);
    extraction.onCancel(this::wasCancelled);
    comparison.onCancel(this::wasCancelled);
    busy = extraction.busyProperty().or(comparison.busyProperty());
    queries.allProperty().subscribe((_, _) -> renew());
    queries.activeIdProperty().subscribe((_, _) -> show());
    features.onChange(this::renew);
    display.subscribe((_, _) -> show());
    heat.interpolationProperty().subscribe((_, _) -> repaint());
    heat.scaleProperty().subscribe((_, _) -> repaint());
    start();
  }

  /// The features that are compared.
  public FeatureSettings features() {
    return features;
  }

  public ObjectProperty<Display> displayProperty() {
    return display;
  }

  public HeatSettings heat() {
    return heat;
  }

  /// The newest answer for the viewer's photo; null where there is none.
  public ReadOnlyObjectProperty<Similarity> similarityProperty() {
    return similarity.getReadOnlyProperty();
  }

  @Override
  public BooleanExpression busy() {
    return busy;
  }

  @Override
  String readout(int x, int y) {
    Similarity known = similarity.get();
    return activeMap()
        .map(map ->
            CursorReadout.valueAt(map.cosines(), known.geometry().placement(), "similarity", x, y))
        .orElse("");
  }

  State state() {
    return new State(features.state(), display.get(), heat.state());
  }

  void restore(State state) {
    features.restore(state.features());
    display.set(state.display());
    heat.restore(state.heat());
  }

  @Override
  void forget() {
    prepared = null;
    askedKey = null;
  }

  @Override
  void refresh(Subject subject) {
    if (subject == null || queries.allProperty().get().isEmpty()) {
      extraction.dismiss();
      comparison.dismiss();
      similarity.set(null);
      show();
      return;
    }
    Key wanted =
        new Key(
            subject.photo(),
            subject.model(),
            subject.resolution(),
            features.request(subject.model(), Averaging.NONE));
    Set<PhotoItem> asked = new LinkedHashSet<>();
    queries.allProperty().get().forEach(query -> asked.add(query.photo()));
    if (prepared != null && prepared.serves(wanted, asked)) {
      extraction.dismiss();
      compare();
    } else if (!(extraction.busyProperty().get()
        && wanted.equals(askedKey)
        && asked.equals(askedPhotos))) {
      comparison.dismiss();
      askedKey = wanted;
      askedPhotos = asked;
      extraction.ask(
          "Comparing patches of " + subject.name(), context -> prepare(wanted, asked, context));
    }
  }

  private Prepared prepare(Key key, Set<PhotoItem> asked, JobContext context) {
    PhotoFeatures target = featuresOf(key.photo(), key, context);
    Map<PhotoItem, PhotoFeatures> sources = new LinkedHashMap<>();
    for (PhotoItem item : asked) {
      Photo photo = photos.decoded(item, context);
      sources.put(item, photo.equals(key.photo()) ? target : featuresOf(photo, key, context));
    }
    return new Prepared(key, target, NormalizedFeatures.of(target.map()), sources);
  }

  private PhotoFeatures featuresOf(Photo photo, Key key, JobContext context) {
    return laboratory.features(photo, key.model(), key.resolution(), key.request(), context);
  }

  private void prepared(Prepared arrived) {
    prepared = arrived;
    // The queries may have moved on, even to other photos.
    renew();
  }

  private void compare() {
    Prepared from = prepared;
    List<Query> asked = queries.allProperty().get();
    comparison.ask("Comparing patches", _ -> similarity(from, asked));
  }

  private static Similarity similarity(Prepared from, List<Query> asked) {
    List<Similarity.Map> maps = new ArrayList<>();
    for (Query query : asked) {
      PhotoFeatures source = from.sources().get(query.photo());
      source
          .geometry()
          .patchAt(query.x(), query.y())
          .ifPresent(patch -> {
            ScalarMap cosines =
                from.unit().cosine(Correspondence.queryAtPatch(source.map(), patch));
            maps.add(
                new Similarity.Map(query, cosines, Correspondence.nearest(cosines, 1).getFirst()));
          });
    }
    PhotoFeatures target = from.target();
    return new Similarity(target.photo(), target.geometry(), maps, target.provenance());
  }

  private void compared(Similarity arrived) {
    similarity.set(arrived);
    show();
  }

  /// The map of the active query, where it has one.
  public Optional<Similarity.Map> activeMap() {
    Similarity known = similarity.get();
    return known == null ? Optional.empty() : known.of(queries.activeIdProperty().get());
  }

  private void show() {
    boolean scaled = display.get() == Display.ACTIVE;
    heat.shows(scaled ? activeMap().map(map -> map.cosines().range()).orElse(null) : null);
    repaint();
  }

  private void repaint() {
    Similarity known = similarity.get();
    if (known == null || known.maps().isEmpty()) {
      painting.dismiss();
      paint(null);
      return;
    }
    Interpolation between = heat.interpolationProperty().get();
    switch (display.get()) {
      case ALL ->
          painting.ask(
              "Painting similarities",
              context -> painted(known, QueryPainter.paint(known.maps(), between, context)));
      case ACTIVE -> {
        ColorScale scale = heat.scaleProperty().get();
        Optional<Similarity.Map> active = activeMap();
        if (active.isEmpty() || scale == null) {
          painting.dismiss();
          paint(null);
          return;
        }
        ScalarMap cosines = active.get().cosines();
        painting.ask(
            "Painting similarities",
            context -> painted(known, HeatPainter.paint(cosines, scale, between, context)));
      }
    }
  }

  private static Painted painted(Similarity known, Raster raster) {
    return new Painted(known.photo(), raster, known.geometry().placement());
  }

  private void failed(Throwable failure) {
    similarity.set(null);
    show();
    notices.report(failure);
  }
}
