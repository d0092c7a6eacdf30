package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stegoscope.analysis.Correspondence;
import org.stegoscope.analysis.ImageSimilarity;
import org.stegoscope.analysis.Match;
import org.stegoscope.analysis.SimilarityRanking;
import org.stegoscope.core.ColorMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.dataset.Placement;
import org.stegoscope.figure.JsonFile;
import org.stegoscope.figure.NpyFile;
import org.stegoscope.figure.Overlay;
import org.stegoscope.figure.PlaceFields;
import org.stegoscope.figure.RgbPng;
import org.stegoscope.workspace.PhotoFeatures;

/// Writes the similarity of photos to one query patch.
final class CorrespondenceFiles {

  private static final int NEAREST = 10;
  private static final double OPACITY = 0.6;

  /// All a cosine can be, so that pictures are comparable and white means unrelated.
  private static final ScalarMap.Range COSINES = new ScalarMap.Range(-1, 1);

  private final Path folder;
  private final PhotoFeatures asked;
  private final float[] query;
  private final Map<String, Object> queryFields;
  private final List<Map<String, Object>> images = new ArrayList<>();
  private final List<String> files = new ArrayList<>();
  private final List<ScalarMap> similarities = new ArrayList<>();
  private final Report report = new Report("correspond");

  /// `query` is the vector of a patch of `asked`, `[channels]`.
  CorrespondenceFiles(
      Path folder, PhotoFeatures asked, PixelPoint point, int patch, float[] query) {
    this.folder = folder;
    this.asked = asked;
    this.query = query;
    queryFields = new LinkedHashMap<>();
    queryFields.put("image", asked.photo().file().toString());
    queryFields.put("x", point.x());
    queryFields.put("y", point.y());
    queryFields.putAll(patch(asked, patch));
  }

  /// Writes the map and the picture of one photo, the one with the query among them.
  void write(PhotoFeatures features, String name) {
    ScalarMap similarity = Correspondence.cosine(features.map(), query);
    Path array = folder.resolve(name + ".similarity.npy");
    NpyFile.write(array, similarity.values(), similarity.rows(), similarity.columns());
    report.wrote(array);
    Path picture = folder.resolve(name + ".heat.png");
    RgbPng.write(
        picture,
        Overlay.heat(
            features.photo().image(),
            similarity,
            features.placement(),
            ColorMap.DIVERGING,
            COSINES,
            OPACITY));
    report.wrote(picture);
    describe(features, similarity, array, picture);
  }

  private void describe(PhotoFeatures features, ScalarMap similarity, Path array, Path picture) {
    String image = features.photo().file().toString();
    List<Match> nearest = Correspondence.nearest(similarity, NEAREST);
    List<Map<String, Object>> patches = new ArrayList<>();
    for (Match match : nearest) {
      Map<String, Object> described = patch(features, match.patch());
      described.put("similarity", match.similarity());
      patches.add(described);
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("image", image);
    fields.put("similarity", array.getFileName().toString());
    fields.put("heat", picture.getFileName().toString());
    fields.put("range", Fields.of(similarity.range()));
    fields.put("nearest", patches);
    fields.put("grid", PlaceFields.of(features.map().grid()));
    fields.put("placement", PlaceFields.of(features.placement()));
    fields.put("provenance", features.provenance().fields());
    images.add(fields);
    files.add(image);
    similarities.add(similarity);
  }

  /// Row and column of a patch, and its centre in pixels of the photo.
  private static Map<String, Object> patch(PhotoFeatures features, int patch) {
    PatchGrid grid = features.map().grid();
    Placement place = features.placement().ofPatch(grid, patch);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("row", grid.row(patch));
    fields.put("column", grid.column(patch));
    fields.put("centerX", place.x() + place.width() / 2);
    fields.put("centerY", place.y() + place.height() / 2);
    return fields;
  }

  /// Writes `correspondence.json` and tells of all that was written.
  Report finish() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("query", queryFields);
    fields.put("measure", "cosine");
    fields.put("heat", heat());
    fields.put("ranking", ranking());
    fields.put("images", images);
    Path json = folder.resolve("correspondence.json");
    JsonFile.write(json, fields);
    report.wrote(json);
    fields.forEach(report::with);
    return report.with("provenance", asked.provenance().fields());
  }

  private static Map<String, Object> heat() {
    Map<String, Object> heat = new LinkedHashMap<>();
    heat.put("colorMap", "diverging");
    heat.putAll(Fields.of(COSINES));
    return heat;
  }

  /// The photos by their most similar patch, the best first.
  private List<Map<String, Object>> ranking() {
    List<Map<String, Object>> ranking = new ArrayList<>();
    for (ImageSimilarity rank :
        SimilarityRanking.images(similarities, SimilarityRanking.Order.BEST_PATCH)) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("image", files.get(rank.image()));
      fields.put("similarity", rank.best());
      fields.put("bestPercent", rank.bestPercent());
      ranking.add(fields);
    }
    return ranking;
  }

  /// The pixels a model saw, for a sentence.
  static String part(PhotoFeatures features) {
    Placement placement = features.placement();
    return "x from %.0f to %.0f and y from %.0f to %.0f"
        .formatted(
            placement.x(),
            placement.x() + placement.width(),
            placement.y(),
            placement.y() + placement.height());
  }
}
