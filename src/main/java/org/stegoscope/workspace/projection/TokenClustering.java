package org.stegoscope.workspace.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.stegoscope.analysis.ProbeMaps;
import org.stegoscope.analysis.clustering.Clustering;
import org.stegoscope.analysis.clustering.KMeans;
import org.stegoscope.analysis.clustering.KMeansOptions;
import org.stegoscope.analysis.clustering.Silhouette;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.Palette;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.job.JobContext;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.workspace.FeatureSweep;
import org.stegoscope.workspace.Laboratory;
import org.stegoscope.workspace.Latest;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.PhotoFeatures;
import org.stegoscope.workspace.Photos;
import org.stegoscope.workspace.UiThread;

/// k-means of the tokens in the space of a plot, carried to every patch of their photos.
public final class TokenClustering {

  private static final int SILHOUETTE_SAMPLE = 2000;

  /// The tokens that are clustered and the features of all patches around them.
  private record Fetched(
      Tokens tokens, TokenSpace space, TokenAttributes attributes, List<FeatureMap> maps) {}

  private record Answer(TokenClasses classes, String words) {}

  private final Laboratory laboratory;
  private final Photos photos;
  private final ClusteringSettings settings = new ClusteringSettings();
  private final ClusterElbow elbow;
  private final ClusterComparison comparison;
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
    elbow = new ClusterElbow(settings, runner, ui, notices);
    comparison = new ClusterComparison(settings, runner, ui, notices);
    busy =
        fetching
            .busyProperty()
            .or(clustering.busyProperty())
            .or(elbow.busyProperty())
            .or(comparison.busyProperty());
  }

  public ClusteringSettings settings() {
    return settings;
  }

  public ClusterElbow elbow() {
    return elbow;
  }

  /// Of the clusters in one space with those in another.
  public ClusterComparison comparison() {
    return comparison;
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
    elbow.reset();
    comparison.reset();
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
          List<FeatureMap> maps = new ArrayList<>();
          for (PhotoFeatures features : sweep.features().values()) {
            maps.add(space.reduction().apply(features.map(), context));
          }
          return new Fetched(tokens, space, attributes, maps);
        });
  }

  private void fetched(Fetched arrived) {
    KMeansOptions options = settings.options();
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
}
