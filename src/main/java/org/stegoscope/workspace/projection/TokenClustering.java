package org.stegoscope.workspace.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.stegoscope.analysis.ProbeMaps;
import org.stegoscope.analysis.clustering.ClusterSweep;
import org.stegoscope.analysis.clustering.Clustering;
import org.stegoscope.analysis.clustering.KMeans;
import org.stegoscope.analysis.clustering.KMeansOptions;
import org.stegoscope.analysis.clustering.Silhouette;
import org.stegoscope.analysis.projection.Metric;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.Palette;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.figure.Bitmap;
import org.stegoscope.figure.ClusterSweepChart;
import org.stegoscope.figure.Figure;
import org.stegoscope.figure.FigurePreview;
import org.stegoscope.figure.Panel;
import org.stegoscope.job.JobContext;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.workspace.FeatureSweep;
import org.stegoscope.workspace.Laboratory;
import org.stegoscope.workspace.Latest;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.Photos;
import org.stegoscope.workspace.Raster;
import org.stegoscope.workspace.UiThread;

/// k-means of the tokens in the space of a plot, carried to every patch of their photos.
public final class TokenClustering {

  public static final int MOST_CLUSTERS = 254;

  private static final int DEFAULT_CLUSTERS = 8;
  private static final int DEFAULT_SEED = 7;
  private static final int RESTARTS = 3;
  private static final int ITERATIONS = 300;

  /// More are of little use for a look at the elbow.
  private static final int MOST_SWEPT = 20;

  private static final int SILHOUETTE_SAMPLE = 2000;
  private static final double CHART_PT = 220;
  private static final int CHART_PX = 640;

  /// The settings as they are kept.
  public record State(int clusters, int seed, Metric metric) {}

  /// The tokens that are clustered and the features of all patches around them.
  private record Fetched(
      Tokens tokens, TokenSpace space, TokenAttributes attributes, List<FeatureMap> maps) {}

  private record Answer(TokenClasses classes, String words) {}

  private final Laboratory laboratory;
  private final Photos photos;
  private final IntegerProperty clusters = new SimpleIntegerProperty(DEFAULT_CLUSTERS);
  private final IntegerProperty seed = new SimpleIntegerProperty(DEFAULT_SEED);
  private final ObjectProperty<Metric> metric = new SimpleObjectProperty<>(Metric.EUCLIDEAN);
  private final Latest<Swept> sweeping;
  private final ReadOnlyObjectWrapper<Raster> chart = new ReadOnlyObjectWrapper<>();
  private ClusterSweep sweep;
  private final Latest<Fetched> fetching;
  private final Latest<Answer> clustering;
  private final BooleanExpression busy;
  private final ReadOnlyObjectWrapper<TokenClasses> found = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");

  TokenClustering(
      Laboratory laboratory, Photos photos, JobRunner runner, UiThread ui, Notices notices) {
    this.laboratory = laboratory;
    this.photos = photos;
    fetching = new Latest<>(runner, Lane.DEVICE, ui, Runnable::run, this::fetched, notices::report);
    clustering =
        new Latest<>(runner, Lane.CPU, ui, Runnable::run, this::clustered, notices::report);
    sweeping = new Latest<>(runner, Lane.CPU, ui, Runnable::run, this::swept, notices::report);
    busy = fetching.busyProperty().or(clustering.busyProperty()).or(sweeping.busyProperty());
    clusters.subscribe((_, _) -> redraw());
  }

  public IntegerProperty clustersProperty() {
    return clusters;
  }

  public IntegerProperty seedProperty() {
    return seed;
  }

  /// How vectors are compared.
  public ObjectProperty<Metric> metricProperty() {
    return metric;
  }

  /// Inertia and silhouette over the number of clusters, drawn; null where nobody asked for them.
  public ReadOnlyObjectProperty<Raster> chartProperty() {
    return chart.getReadOnlyProperty();
  }

  /// The clusters; null where none were found yet.
  public ReadOnlyObjectProperty<TokenClasses> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /// What was found, in a few words with all numbers; empty where nothing was.
  public ReadOnlyStringProperty wordsProperty() {
    return words.getReadOnlyProperty();
  }

  public BooleanExpression busy() {
    return busy;
  }

  /// Of other tokens, nothing is known.
  void reset() {
    fetching.dismiss();
    clustering.dismiss();
    sweeping.dismiss();
    sweep = null;
    chart.set(null);
    words.set("");
    found.set(null);
  }

  /// Finds clusters of the tokens in a space.
  void find(Tokens tokens, TokenSpace space, TokenAttributes attributes) {
    FeatureSweep.Key key =
        new FeatureSweep.Key(
            tokens.photos(),
            space.key().model(),
            Resolution.parse(tokens.resolution()),
            space.key().features());
    clustering.dismiss();
    fetching.ask(
        "Features to cluster",
        context -> {
          FeatureSweep sweep = FeatureSweep.of(key, laboratory, photos, context);
          List<FeatureMap> maps =
              sweep.features().values().stream().map(features -> features.map()).toList();
          return new Fetched(tokens, space, attributes, maps);
        });
  }

  private KMeansOptions options() {
    return new KMeansOptions(clusters.get(), seed.get(), RESTARTS, ITERATIONS)
        .withMetric(metric.get());
  }

  private record Swept(ClusterSweep sweep, Raster chart) {}

  /// Clusters the tokens in a space into 1 to [#MOST_SWEPT] clusters, to choose a number by.
  void sweep(TokenSpace space) {
    KMeansOptions options = options();
    sweeping.ask(
        "k-means with 1 to %d clusters".formatted(MOST_SWEPT),
        context -> {
          ClusterSweep made =
              ClusterSweep.of(
                  space.vectors(),
                  space.dimension(),
                  options,
                  MOST_SWEPT,
                  SILHOUETTE_SAMPLE,
                  context);
          return new Swept(made, drawn(made, options.clusters(), context));
        });
  }

  private void swept(Swept arrived) {
    sweep = arrived.sweep();
    chart.set(arrived.chart());
  }

  /// The mark goes with the number of clusters.
  private void redraw() {
    if (sweep != null) {
      ClusterSweep of = sweep;
      int chosen = clusters.get();
      sweeping.ask("Drawing the elbow", context -> new Swept(of, drawn(of, chosen, context)));
    }
  }

  private static Raster drawn(ClusterSweep sweep, int chosen, JobContext context) {
    List<ClusterSweepChart.Step> steps =
        sweep.steps().stream()
            .map(step ->
                new ClusterSweepChart.Step(step.clusters(), step.inertia(), step.silhouette()))
            .toList();
    Figure figure =
        Figure.of(List.of(new Panel("", new ClusterSweepChart(steps, chosen).chart())))
            .withMaxWidthPt(CHART_PT);
    Bitmap bitmap = FigurePreview.of(figure, CHART_PX, CHART_PX, context);
    return new Raster(bitmap.width(), bitmap.height(), bitmap.argb());
  }

  private void fetched(Fetched arrived) {
    KMeansOptions options = options();
    clustering.ask("k-means of tokens", context -> cluster(arrived, options, context));
  }

  private static Answer cluster(Fetched from, KMeansOptions options, JobContext context) {
    TokenSpace space = from.space();
    Clustering clusters = KMeans.fit(space.vectors(), space.dimension(), options, context);
    List<int[]> everywhere = new ArrayList<>();
    for (FeatureMap map : from.maps()) {
      context.checkCancelled();
      everywhere.add(ids(ProbeMaps.labelsAtTokens(clusters.probe(), map)));
    }
    String set =
        "tokens %s k=%d seed=%d %s"
            .formatted(space.label(), options.clusters(), options.seed(), space.digest());
    TokenClasses classes =
        TokenClasses.of(
            set,
            Palette.generated(options.clusters(), "cluster"),
            everywhere,
            from.tokens().sample());
    return new Answer(
        classes,
        words(clusters, options, space)
            + silhouette(clusters, options, space, context)
            + ClusterWords.agreement(clusters.assignments(), from.attributes(), context));
  }

  private static String silhouette(
      Clustering clusters, KMeansOptions options, TokenSpace space, JobContext context) {
    if (Arrays.stream(clusters.assignments()).distinct().count() < 2) {
      return "";
    }
    Silhouette found =
        Silhouette.of(
            space.vectors(),
            space.dimension(),
            clusters.assignments(),
            options.metric(),
            SILHOUETTE_SAMPLE,
            options.seed(),
            context);
    return String.format(
        Locale.ROOT, " · silhouette %.3f of %,d tokens", found.mean(), found.points().length);
  }

  private static int[] ids(LabelMap labels) {
    int[] ids = new int[labels.labels().length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = Byte.toUnsignedInt(labels.labels()[i]);
    }
    return ids;
  }

  private static String words(Clustering clusters, KMeansOptions options, TokenSpace space) {
    return String.format(
        Locale.ROOT,
        "%d clusters of %,d tokens in %s · seed %d · best of %d starts · inertia %,.4g · %s after"
            + " %d rounds",
        options.clusters(),
        space.size(),
        space.label(),
        options.seed(),
        options.restarts(),
        clusters.inertia(),
        clusters.converged() ? "at rest" : "not at rest",
        clusters.iterations());
  }

  private void clustered(Answer arrived) {
    words.set(arrived.words());
    found.set(arrived.classes());
  }

  State state() {
    return new State(clusters.get(), seed.get(), metric.get());
  }

  void restore(State state) {
    clusters.set(state.clusters());
    seed.set(state.seed());
    metric.set(state.metric());
  }
}
