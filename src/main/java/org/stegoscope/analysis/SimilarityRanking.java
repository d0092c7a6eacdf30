package org.stegoscope.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.stegoscope.core.ScalarMap;

/// Which of several images look most like a query, from the similarity of their patches to it: one
/// map an image, of any shape.
public final class SimilarityRanking {

  /// What images are compared by.
  public enum Order {
    BEST_PATCH(ImageSimilarity::best),
    BEST_PERCENT(ImageSimilarity::bestPercent);

    private final ToDoubleFunction<ImageSimilarity> value;

    Order(ToDoubleFunction<ImageSimilarity> value) {
      this.value = value;
    }
  }

  private static final int PERCENT = 100;

  private SimilarityRanking() {}

  /// All images, the most similar first and the lower place first among equals; images without a
  /// finite similarity come last.
  public static List<ImageSimilarity> images(List<ScalarMap> similarities, Order order) {
    return IntStream.range(0, similarities.size())
        .mapToObj(image -> image(image, similarities.get(image)))
        .sorted(Comparator.comparingDouble(image -> descending(order.value.applyAsDouble(image))))
        .toList();
  }

  /// How similar one image is, given as the `image`th of a list.
  public static ImageSimilarity image(int image, ScalarMap similarity) {
    int cells = similarity.values().length;
    List<Match> best = Correspondence.nearest(similarity, (cells + PERCENT - 1) / PERCENT);
    double mean = best.stream().mapToDouble(Match::similarity).average().orElse(Double.NaN);
    float first = best.isEmpty() ? Float.NaN : best.getFirst().similarity();
    return new ImageSimilarity(image, first, (float) mean);
  }

  /// The `count` most similar patches of all images, or all if there are fewer, the most similar
  /// first and among equals the lower image, then the lower patch; cells that are not finite are
  /// left out.
  public static List<ImageMatch> nearest(List<ScalarMap> similarities, int count) {
    List<ImageMatch> candidates = new ArrayList<>();
    for (int image = 0; image < similarities.size(); image++) {
      for (Match match : Correspondence.nearest(similarities.get(image), count)) {
        candidates.add(new ImageMatch(image, match.patch(), match.similarity()));
      }
    }
    // The sort is stable, so equals stay in the order of images and patches.
    return candidates.stream()
        .sorted(Comparator.comparingDouble(match -> descending(match.similarity())))
        .limit(count)
        .toList();
  }

  /// The similarity of each image to whichever of several queries is the most similar, patch by
  /// patch: `queries` has one list of maps a query, all of the same images.
  public static List<ScalarMap> toAnyOf(List<List<ScalarMap>> queries) {
    return IntStream.range(0, queries.getFirst().size())
        .mapToObj(
            image -> AttentionMaps.max(queries.stream().map(maps -> maps.get(image)).toList()))
        .toList();
  }

  /// Ascending where `value` descends, NaN last, both zeros equal.
  private static double descending(double value) {
    return 0.0 - value;
  }
}
