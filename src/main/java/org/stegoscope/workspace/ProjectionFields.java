package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stegoscope.analysis.projection.ProjectionOptions;
import org.stegoscope.core.Selection;
import org.stegoscope.figure.scatter.ScatterView;
import org.stegoscope.workspace.projection.Bookmark;
import org.stegoscope.workspace.projection.Bookmarks;
import org.stegoscope.workspace.projection.ClusteringSettings;
import org.stegoscope.workspace.projection.PlotSettings;
import org.stegoscope.workspace.projection.ProjectionViewModel;
import org.stegoscope.workspace.projection.TokenLook;
import org.stegoscope.workspace.projection.TokenSelection;
import org.stegoscope.workspace.projection.TokenSettings;

/// The comparison of spaces as fields of a project file. Coordinates are not kept: the same seeds
/// give the same ones again.
final class ProjectionFields {

  private static final int MOST_RANGES = 1_000_000;

  /// A set of more takes more memory than a file may ask for.
  private static final int MOST_TOKENS = 16_000_000;

  private static final int LONGEST_NAME = 200;
  private static final double MOST_COORDINATE = 1e12;

  private ProjectionFields() {}

  static Map<String, Object> of(Project.StoredProjection stored) {
    ProjectionViewModel.State state = stored.state();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("projected", stored.progress().projected());
    fields.put("clustered", stored.progress().clustered());
    fields.put("tokens", tokens(state.tokens()));
    List<Map<String, Object>> plots = new ArrayList<>();
    for (int i = 0; i < state.plots().size(); i++) {
      Map<String, Object> plot = plot(state.plots().get(i));
      if (i < stored.models().size() && stored.models().get(i) != Project.NONE) {
        plot.put("model", stored.models().get(i));
      }
      plots.add(plot);
    }
    fields.put("plots", plots);
    fields.put("count", state.count());
    fields.put("look", look(state.look()));
    Map<String, Object> clustering = new LinkedHashMap<>();
    clustering.put("clusters", state.clustering().clusters());
    clustering.put("seed", state.clustering().seed());
    clustering.put("restarts", state.clustering().restarts());
    clustering.put("metric", ProjectWords.METRICS.of(state.clustering().metric()));
    clustering.put("inBatches", state.clustering().inBatches());
    fields.put("clustering", clustering);
    fields.put("selection", selection(state.selection()));
    fields.put("bookmarks", state.bookmarks().stream().map(ProjectionFields::bookmark).toList());
    return fields;
  }

  /// @param usual what holds where the file says nothing
  /// @param models how many models the project has
  static Project.StoredProjection read(
      JsonObject fields, Project.StoredProjection usual, int models) {
    ProjectionViewModel.State otherwise = usual.state();
    List<JsonObject> said = fields.objects("plots", otherwise.plots().size());
    List<PlotSettings.State> plots = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < otherwise.plots().size(); i++) {
      JsonObject plot = i < said.size() ? said.get(i) : JsonObject.of(null);
      plots.add(plot(plot, otherwise.plots().get(i)));
      places.add(plot.integer("model", 0, models - 1, Project.NONE));
    }
    ProjectionViewModel.State state =
        new ProjectionViewModel.State(
            tokens(fields.object("tokens"), otherwise.tokens()),
            plots,
            fields.integer("count", 1, ProjectionViewModel.MOST_PLOTS, otherwise.count()),
            look(fields.object("look"), otherwise.look()),
            clustering(fields.object("clustering"), otherwise.clustering()),
            selection(fields.object("selection")),
            fields.objects("bookmarks", Bookmarks.MOST).stream()
                .map(ProjectionFields::bookmark)
                .toList());
    return new Project.StoredProjection(
        state,
        places,
        new ProjectionViewModel.Progress(
            fields.flag("projected", false), fields.flag("clustered", false)));
  }

  /// With labels from a folder.
  static Project.StoredProjection with(Project.StoredProjection stored, Path labels) {
    ProjectionViewModel.State state = stored.state();
    TokenSettings.State tokens = state.tokens();
    return new Project.StoredProjection(
        new ProjectionViewModel.State(
            new TokenSettings.State(
                tokens.scope(),
                tokens.sampling(),
                tokens.count(),
                tokens.perClass(),
                tokens.step(),
                tokens.seed(),
                labels),
            state.plots(),
            state.count(),
            state.look(),
            state.clustering(),
            state.selection(),
            state.bookmarks()),
        stored.models(),
        stored.progress());
  }

  private static Map<String, Object> tokens(TokenSettings.State state) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("scope", ProjectWords.SCOPES.of(state.scope()));
    fields.put("sampling", ProjectWords.SAMPLINGS.of(state.sampling()));
    fields.put("count", state.count());
    fields.put("perClass", state.perClass());
    fields.put("step", state.step());
    fields.put("seed", state.seed());
    return fields;
  }

  private static TokenSettings.State tokens(JsonObject fields, TokenSettings.State usual) {
    return new TokenSettings.State(
        fields.word("scope", ProjectWords.SCOPES, usual.scope()),
        fields.word("sampling", ProjectWords.SAMPLINGS, usual.sampling()),
        fields.integer("count", 1, TokenSettings.MOST_TOKENS, usual.count()),
        fields.integer("perClass", 1, TokenSettings.MOST_TOKENS, usual.perClass()),
        fields.integer("step", 1, TokenSettings.MOST_STEP, usual.step()),
        seed(fields, usual.seed()),
        usual.labels());
  }

  private static int seed(JsonObject fields, int usual) {
    return fields.integer("seed", Integer.MIN_VALUE, Integer.MAX_VALUE, usual);
  }

  private static Map<String, Object> plot(PlotSettings.State state) {
    ProjectionOptions options = state.options();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("features", ViewerFields.features(state.features()));
    fields.put("reduction", ProjectWords.REDUCTIONS.of(state.reduction()));
    fields.put("dimensions", state.dimensions());
    fields.put("method", ProjectWords.METHODS.of(options.method()));
    fields.put("metric", ProjectWords.METRICS.of(options.metric()));
    fields.put("components", options.principalComponents());
    fields.put("perplexity", options.perplexity());
    fields.put("iterations", options.iterations());
    fields.put("neighbours", options.neighbours());
    fields.put("minimumDistance", options.minimumDistance());
    fields.put("seed", options.seed());
    return fields;
  }

  private static PlotSettings.State plot(JsonObject fields, PlotSettings.State usual) {
    ProjectionOptions otherwise = usual.options();
    return new PlotSettings.State(
        ViewerFields.features(fields.object("features"), usual.features()),
        fields.word("reduction", ProjectWords.REDUCTIONS, usual.reduction()),
        fields.integer("dimensions", 1, PlotSettings.MOST_COMPONENTS, usual.dimensions()),
        new ProjectionOptions(
            fields.word("method", ProjectWords.METHODS, otherwise.method()),
            fields.word("metric", ProjectWords.METRICS, otherwise.metric()),
            fields.integer(
                "components", 0, PlotSettings.MOST_COMPONENTS, otherwise.principalComponents()),
            fields.number("perplexity", 1, PlotSettings.MOST_PERPLEXITY, otherwise.perplexity()),
            fields.integer("iterations", 1, PlotSettings.MOST_ITERATIONS, otherwise.iterations()),
            fields.integer("neighbours", 2, PlotSettings.MOST_NEIGHBOURS, otherwise.neighbours()),
            fields.number("minimumDistance", 0, 1, otherwise.minimumDistance()),
            seed(fields, (int) otherwise.seed())));
  }

  private static Map<String, Object> look(TokenLook.State state) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("color", ProjectWords.COLORINGS.of(state.color()));
    fields.put("shape", ProjectWords.SHAPES.of(state.shape()));
    fields.put("size", state.size());
    fields.put("opacity", state.opacity());
    fields.put("crowding", ProjectWords.CROWDINGS.of(state.crowding()));
    fields.put("pictures", state.pictures());
    fields.put("aligned", state.aligned());
    return fields;
  }

  private static TokenLook.State look(JsonObject fields, TokenLook.State usual) {
    return new TokenLook.State(
        fields.word("color", ProjectWords.COLORINGS, usual.color()),
        fields.word("shape", ProjectWords.SHAPES, usual.shape()),
        fields.number("size", TokenLook.LEAST_SIZE, TokenLook.MOST_SIZE, usual.size()),
        fields.number("opacity", 0, 1, usual.opacity()),
        fields.word("crowding", ProjectWords.CROWDINGS, usual.crowding()),
        fields.flag("pictures", usual.pictures()),
        fields.flag("aligned", usual.aligned()));
  }

  private static ClusteringSettings.State clustering(
      JsonObject fields, ClusteringSettings.State usual) {
    return new ClusteringSettings.State(
        fields.integer("clusters", 1, ClusteringSettings.MOST_CLUSTERS, usual.clusters()),
        seed(fields, usual.seed()),
        fields.integer("restarts", 1, ClusteringSettings.MOST_RESTARTS, usual.restarts()),
        fields.word("metric", ProjectWords.METRICS, usual.metric()),
        fields.flag("inBatches", usual.inBatches()));
  }

  private static Map<String, Object> selection(TokenSelection.State state) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("tokens", state.selected().total());
    fields.put("selected", ranges(state.selected()));
    fields.put("hidden", ranges(state.hidden()));
    if (state.primary() != TokenSelection.NONE) {
      fields.put("primary", state.primary());
    }
    return fields;
  }

  private static TokenSelection.State selection(JsonObject fields) {
    int total = fields.integer("tokens", 0, MOST_TOKENS, 0);
    return new TokenSelection.State(
        ranges(fields, "selected", total),
        ranges(fields, "hidden", total),
        fields.integer("primary", 0, total - 1, TokenSelection.NONE));
  }

  /// First and last numbers of runs, one after another.
  private static List<Integer> ranges(Selection selection) {
    BitSet bits = selection.bits();
    List<Integer> ends = new ArrayList<>();
    for (int first = bits.nextSetBit(0); first >= 0; ) {
      int after = bits.nextClearBit(first);
      ends.add(first);
      ends.add(after - 1);
      first = bits.nextSetBit(after);
    }
    return ends;
  }

  /// What is no run among the tokens is left out.
  private static Selection ranges(JsonObject fields, String name, int total) {
    BitSet bits = new BitSet();
    List<?> ends = fields.elements(name, MOST_RANGES);
    for (int i = 0; i + 1 < ends.size(); i += 2) {
      if (ends.get(i) instanceof Integer first
          && ends.get(i + 1) instanceof Integer last
          && first >= 0
          && first <= last
          && last < total) {
        bits.set(first, last + 1);
      }
    }
    return Selection.of(total, bits);
  }

  private static Map<String, Object> bookmark(Bookmark bookmark) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", bookmark.name());
    fields.put("views", bookmark.views().stream().map(ProjectionFields::view).toList());
    fields.put("color", ProjectWords.COLORINGS.of(bookmark.color()));
    fields.put("tokens", bookmark.selected().total());
    fields.put("selected", ranges(bookmark.selected()));
    return fields;
  }

  private static Bookmark bookmark(JsonObject fields) {
    String name = fields.text("name", "View");
    return new Bookmark(
        name.substring(0, Math.min(name.length(), LONGEST_NAME)),
        fields.objects("views", ProjectionViewModel.MOST_PLOTS).stream()
            .map(ProjectionFields::view)
            .toList(),
        fields.word("color", ProjectWords.COLORINGS, TokenLook.USUAL_COLOR),
        ranges(fields, "selected", fields.integer("tokens", 0, MOST_TOKENS, 0)));
  }

  /// Without fields where all of a plot is shown.
  private static Map<String, Object> view(Optional<ScatterView> view) {
    Map<String, Object> fields = new LinkedHashMap<>();
    view.ifPresent(it -> {
      fields.put("x", it.centreX());
      fields.put("y", it.centreY());
      fields.put("scale", it.scale());
    });
    return fields;
  }

  private static Optional<ScatterView> view(JsonObject fields) {
    double scale = fields.number("scale", Double.MIN_NORMAL, MOST_COORDINATE, 0);
    return scale > 0
        ? Optional.of(
            new ScatterView(
                fields.number("x", -MOST_COORDINATE, MOST_COORDINATE, 0),
                fields.number("y", -MOST_COORDINATE, MOST_COORDINATE, 0),
                scale))
        : Optional.empty();
  }
}
