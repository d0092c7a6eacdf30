package org.stegoscope.analysis;

import java.util.List;
import java.util.stream.IntStream;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// Where else does it look like here: a query vector taken from one feature map and its cosine to
/// all patches of the same or another one.
public final class Correspondence {

  private Correspondence() {}

  /// The vector of one patch, `[channels]`.
  public static float[] queryAtPatch(FeatureMap features, int patch) {
    return features.vector(patch);
  }

  /// The vector at a point of the grid, `[channels]`, interpolated bilinearly between the centres
  /// of the patches: `(0, 0)` is the centre of the first patch, `(rows - 1, columns - 1)` that of
  /// the last, and points beyond are moved to the border.
  public static float[] queryAtPoint(FeatureMap features, double rowInGrid, double columnInGrid) {
    PatchGrid grid = features.grid();
    double row = Math.clamp(rowInGrid, 0, grid.rows() - 1);
    double column = Math.clamp(columnInGrid, 0, grid.columns() - 1);
    int top = (int) row;
    int left = (int) column;
    int bottom = Math.min(top + 1, grid.rows() - 1);
    int right = Math.min(left + 1, grid.columns() - 1);
    double v = row - top;
    double u = column - left;
    float[] query = new float[features.channels()];
    for (int i = 0; i < query.length; i++) {
      double upper =
          (1 - u) * features.at(grid.index(top, left), i)
              + u * features.at(grid.index(top, right), i);
      double lower =
          (1 - u) * features.at(grid.index(bottom, left), i)
              + u * features.at(grid.index(bottom, right), i);
      query[i] = (float) ((1 - v) * upper + v * lower);
    }
    return query;
  }

  /// The vector at a point given as STEGO gives it, `x` and `y` from -1 at the centre of the first
  /// column and row to 1 at the centre of the last (`align_corners=True`, border padding).
  public static float[] queryAtCoordinate(FeatureMap features, double x, double y) {
    PatchGrid grid = features.grid();
    return queryAtPoint(
        features, (y + 1) / 2 * (grid.rows() - 1), (x + 1) / 2 * (grid.columns() - 1));
  }

  /// The cosine of `query`, `[channels]`, to every patch of `target`. For many queries on one map
  /// keep its [NormalizedFeatures].
  ///
  /// @throws StegoscopeException if the query has another number of channels
  public static ScalarMap cosine(FeatureMap target, float[] query) {
    return NormalizedFeatures.of(target).cosine(query);
  }

  /// The cosine of `query`, `[channels]`, to every patch of each image, one image a core.
  ///
  /// @throws StegoscopeException if the query has another number of channels
  public static List<ScalarMap> cosines(
      List<NormalizedFeatures> images, float[] query, JobContext context) {
    ScalarMap[] cosines = new ScalarMap[images.size()];
    ParallelRows.forEach(
        cosines.length, context, image -> cosines[image] = images.get(image).cosine(query));
    return List.of(cosines);
  }

  /// The `count` most similar patches, or all if there are fewer, the most similar first and the
  /// lower index first among equals; cells that are not finite are left out.
  public static List<Match> nearest(ScalarMap similarity, int count) {
    float[] values = similarity.values();
    float[] negated = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      negated[i] = -values[i];
    }
    return IntStream.of(Ascending.order(negated))
        .filter(patch -> Float.isFinite(values[patch]))
        .limit(count)
        .mapToObj(patch -> new Match(patch, values[patch]))
        .toList();
  }

  /// How much more similar than on average: the map minus its mean, nothing below 0.
  public static ScalarMap centred(ScalarMap similarity) {
    float[] values = similarity.values();
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    float[] centred = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      centred[i] = (float) Math.max(0, values[i] - mean);
    }
    return new ScalarMap(similarity.rows(), similarity.columns(), centred);
  }
}
