package org.stegoscope.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.stegoscope.analysis.crf.CrfOptions;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.model.FeatureRequest;

/// The settings of a viewer as fields of a project file.
final class ViewerFields {

  private static final int MOST_BLOCKS = 1000;
  private static final int MOST_HEADS = 1000;
  private static final int LONGEST_RESOLUTION = 100;
  private static final int MOST_SETS = 1000;
  private static final int MOST_CLASSES = 256;

  /// Far beyond any photo.
  static final double MOST_PIXELS = 1e6;

  private ViewerFields() {}

  static Map<String, Object> of(Viewer.State state) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("resolution", state.resolution());
    fields.put("layers", state.layers().stream().map(ViewerFields::layer).toList());
    fields.put("segmentation", segmentation(state.segmentation()));
    fields.put("overlay", overlay(state.overlay()));
    fields.put("attention", attention(state.attention()));
    fields.put("correspondence", correspondence(state.correspondence()));
    fields.put("colors", colors(state.colors()));
    fields.put("doubt", doubt(state.doubt()));
    return fields;
  }

  /// @param usual what holds where the file says nothing
  static Viewer.State read(JsonObject fields, Viewer.State usual) {
    String resolution = fields.text("resolution", usual.resolution());
    return new Viewer.State(
        resolution.length() <= LONGEST_RESOLUTION ? resolution : usual.resolution(),
        layers(fields.objects("layers", usual.layers().size()), usual.layers()),
        segmentation(fields.object("segmentation"), usual.segmentation()),
        overlay(fields.object("overlay"), usual.overlay()),
        attention(fields.object("attention"), usual.attention()),
        correspondence(fields.object("correspondence"), usual.correspondence()),
        colors(fields.object("colors"), usual.colors()),
        doubt(fields.object("doubt"), usual.doubt()));
  }

  private static Map<String, Object> layer(Viewer.LayerState state) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("layer", ProjectWords.LAYERS.of(state.kind()));
    fields.put("shown", state.shown());
    fields.put("opacity", state.opacity());
    return fields;
  }

  /// In the order of `usual`, whatever the order in the file.
  private static List<Viewer.LayerState> layers(
      List<JsonObject> said, List<Viewer.LayerState> usual) {
    List<Viewer.LayerState> layers = new ArrayList<>();
    for (Viewer.LayerState layer : usual) {
      String word = ProjectWords.LAYERS.of(layer.kind());
      JsonObject fields =
          said.stream()
              .filter(object -> object.text("layer", "").equals(word))
              .findFirst()
              .orElse(JsonObject.of(null));
      layers.add(
          new Viewer.LayerState(
              layer.kind(),
              fields.flag("shown", layer.shown()),
              fields.number("opacity", 0, 1, layer.opacity())));
    }
    return layers;
  }

  private static Map<String, Object> segmentation(SegmentationViewModel.State state) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("probe", ProjectWords.PROBES.of(state.probe()));
    fields.put("clusters", state.clusters());
    fields.put("seed", state.seed());
    fields.put("scope", ProjectWords.SCOPES.of(state.scope()));
    fields.put("flip", state.flip());
    fields.put("features", features(state.features()));
    fields.put("refined", state.refined());
    fields.put("crf", state.crf().toString());
    return fields;
  }

  private static SegmentationViewModel.State segmentation(
      JsonObject fields, SegmentationViewModel.State usual) {
    return new SegmentationViewModel.State(
        fields.word("probe", ProjectWords.PROBES, usual.probe()),
        fields.integer("clusters", 1, SegmentationViewModel.MOST_CLUSTERS, usual.clusters()),
        fields.integer("seed", Integer.MIN_VALUE, Integer.MAX_VALUE, usual.seed()),
        fields.word("scope", ProjectWords.SCOPES, usual.scope()),
        fields.flag("flip", usual.flip()),
        features(fields.object("features"), usual.features()),
        fields.flag("refined", usual.refined()),
        crf(fields.text("crf", ""), usual.crf()));
  }

  /// A text that is no CRF says nothing.
  private static CrfOptions crf(String text, CrfOptions usual) {
    try {
      return text.isEmpty() ? usual : CrfOptions.parse(text);
    } catch (StegoscopeException e) {
      return usual;
    }
  }

  static Map<String, Object> features(FeatureSettings.State state) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("space", ProjectWords.SPACES.of(state.space()));
    fields.put("facet", ProjectWords.FACETS.of(state.facet()));
    fields.put("block", state.block());
    return fields;
  }

  static FeatureSettings.State features(JsonObject fields, FeatureSettings.State usual) {
    return new FeatureSettings.State(
        fields.word("space", ProjectWords.SPACES, usual.space()),
        fields.word("facet", ProjectWords.FACETS, usual.facet()),
        block(fields, usual.block()));
  }

  private static int block(JsonObject fields, int usual) {
    return fields.integer("block", FeatureRequest.LAST_BLOCK, MOST_BLOCKS, usual);
  }

  private static Map<String, Object> overlay(OverlayViewModel.State state) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("outlined", state.outlined());
    List<Map<String, Object>> hidden = new ArrayList<>();
    state.hidden().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> {
          Map<String, Object> set = new LinkedHashMap<>();
          set.put("set", entry.getKey());
          set.put("ids", List.copyOf(new TreeSet<>(entry.getValue())));
          hidden.add(set);
        });
    fields.put("hidden", hidden);
    return fields;
  }

  private static OverlayViewModel.State overlay(JsonObject fields, OverlayViewModel.State usual) {
    if (!fields.has("hidden")) {
      return new OverlayViewModel.State(fields.flag("outlined", usual.outlined()), usual.hidden());
    }
    Map<String, Set<Integer>> hidden = new LinkedHashMap<>();
    for (JsonObject set : fields.objects("hidden", MOST_SETS)) {
      Set<Integer> ids = new TreeSet<>();
      for (Object id : set.elements("ids", MOST_CLASSES)) {
        if (id instanceof Integer whole && whole >= 0 && whole < MOST_CLASSES) {
          ids.add(whole);
        }
      }
      hidden.put(set.text("set", ""), Set.copyOf(ids));
    }
    return new OverlayViewModel.State(fields.flag("outlined", usual.outlined()), hidden);
  }

  private static Map<String, Object> attention(AttentionViewModel.State state) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("block", state.block());
    fields.put("display", ProjectWords.ATTENTION.of(state.display()));
    fields.put("head", state.head());
    fields.put("mass", state.mass());
    if (state.point() != null) {
      fields.put("point", point(state.point()));
    }
    fields.put("heat", heat(state.heat()));
    return fields;
  }

  private static AttentionViewModel.State attention(
      JsonObject fields, AttentionViewModel.State usual) {
    return new AttentionViewModel.State(
        block(fields, usual.block()),
        fields.word("display", ProjectWords.ATTENTION, usual.display()),
        fields.integer("head", 0, MOST_HEADS, usual.head()),
        fields.number("mass", 0, 1, usual.mass()),
        fields.has("point") ? point(fields.object("point")) : usual.point(),
        heat(fields.object("heat"), usual.heat()));
  }

  static Map<String, Object> point(InputGeometry.Point point) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("x", point.x());
    fields.put("y", point.y());
    return fields;
  }

  static InputGeometry.Point point(JsonObject fields) {
    return new InputGeometry.Point(
        fields.number("x", 0, MOST_PIXELS, 0), fields.number("y", 0, MOST_PIXELS, 0));
  }

  private static Map<String, Object> heat(HeatSettings.State state) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("colors", ProjectWords.COLOR_MAPS.of(state.colors()));
    fields.put("span", ProjectWords.SPANS.of(state.span()));
    fields.put("interpolation", ProjectWords.INTERPOLATIONS.of(state.interpolation()));
    return fields;
  }

  private static HeatSettings.State heat(JsonObject fields, HeatSettings.State usual) {
    return new HeatSettings.State(
        fields.word("colors", ProjectWords.COLOR_MAPS, usual.colors()),
        fields.word("span", ProjectWords.SPANS, usual.span()),
        fields.word("interpolation", ProjectWords.INTERPOLATIONS, usual.interpolation()));
  }

  private static Map<String, Object> correspondence(CorrespondenceViewModel.State state) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("features", features(state.features()));
    fields.put("display", ProjectWords.QUERIES.of(state.display()));
    fields.put("heat", heat(state.heat()));
    return fields;
  }

  private static CorrespondenceViewModel.State correspondence(
      JsonObject fields, CorrespondenceViewModel.State usual) {
    return new CorrespondenceViewModel.State(
        features(fields.object("features"), usual.features()),
        fields.word("display", ProjectWords.QUERIES, usual.display()),
        heat(fields.object("heat"), usual.heat()));
  }

  private static Map<String, Object> colors(ColorsViewModel.State state) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("features", features(state.features()));
    fields.put("scope", ProjectWords.SCOPES.of(state.scope()));
    fields.put("stretch", ProjectWords.STRETCHES.of(state.stretch()));
    return fields;
  }

  private static Map<String, Object> doubt(DoubtViewModel.State state) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("measure", ProjectWords.DOUBTS.of(state.measure()));
    fields.put("probe", ProjectWords.PROBES.of(state.probe()));
    fields.put("heat", heat(state.heat()));
    return fields;
  }

  private static DoubtViewModel.State doubt(JsonObject fields, DoubtViewModel.State usual) {
    ProbeKind probe = fields.word("probe", ProjectWords.PROBES, usual.probe());
    return new DoubtViewModel.State(
        fields.word("measure", ProjectWords.DOUBTS, usual.measure()),
        probe == ProbeKind.KMEANS ? usual.probe() : probe,
        heat(fields.object("heat"), usual.heat()));
  }

  private static ColorsViewModel.State colors(JsonObject fields, ColorsViewModel.State usual) {
    return new ColorsViewModel.State(
        features(fields.object("features"), usual.features()),
        fields.word("scope", ProjectWords.SCOPES, usual.scope()),
        fields.word("stretch", ProjectWords.STRETCHES, usual.stretch()));
  }
}
