package org.stegoscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegoscope.core.ScalarMap;

final class SimilarityRankingTest {

  private static ScalarMap map(float... values) {
    return new ScalarMap(1, values.length, values);
  }

  private static final List<ScalarMap> THREE =
      List.of(map(.1f, .7f), map(.9f, -.5f, .7f), map(.7f, .7f, -1));

  @Test
  void imagesGoByTheirBestPatch() {
    assertThat(SimilarityRanking.images(THREE, SimilarityRanking.Order.BEST_PATCH))
        .extracting(ImageSimilarity::image)
        .containsExactly(1, 0, 2);
  }

  /// 250 patches: the mean of the best three. One odd patch makes the first image the first by its
  /// best patch only.
  @Test
  void orByTheMeanOfTheBestPercent() {
    ScalarMap odd = new ScalarMap(25, 10, Maps.filled(250, i -> i == 77 ? .9 : 0));
    ScalarMap even = new ScalarMap(25, 10, Maps.filled(250, i -> i % 80 == 3 ? .5 : 0));
    List<ScalarMap> maps = List.of(odd, even);
    assertThat(SimilarityRanking.images(maps, SimilarityRanking.Order.BEST_PATCH))
        .containsExactly(new ImageSimilarity(0, .9f, .9f / 3), new ImageSimilarity(1, .5f, .5f));
    assertThat(SimilarityRanking.images(maps, SimilarityRanking.Order.BEST_PERCENT))
        .extracting(ImageSimilarity::image)
        .containsExactly(1, 0);
  }

  @Test
  void imagesWithoutAFiniteSimilarityComeLast() {
    List<ScalarMap> maps = List.of(map(Float.NaN), map(-.9f), map(Float.NaN, 0));
    List<ImageSimilarity> ranked =
        SimilarityRanking.images(maps, SimilarityRanking.Order.BEST_PATCH);
    assertThat(ranked).extracting(ImageSimilarity::image).containsExactly(2, 1, 0);
    assertThat(ranked.getLast().best()).isNaN();
    assertThat(ranked.getLast().bestPercent()).isNaN();
  }

  @Test
  void nearestPatchesOfAllImagesKeepTheOrderOfEquals() {
    assertThat(SimilarityRanking.nearest(THREE, 4))
        .containsExactly(
            new ImageMatch(1, 0, .9f),
            new ImageMatch(0, 1, .7f),
            new ImageMatch(1, 2, .7f),
            new ImageMatch(2, 0, .7f));
    assertThat(SimilarityRanking.nearest(THREE, 100)).hasSize(8);
    assertThat(SimilarityRanking.nearest(List.of(), 5)).isEmpty();
    assertThat(SimilarityRanking.nearest(List.of(map(-0f), map(0)), 1))
        .extracting(ImageMatch::image)
        .containsExactly(0);
  }

  @Test
  void severalQueriesCountByTheNearest() {
    List<ScalarMap> any =
        SimilarityRanking.toAnyOf(
            List.of(List.of(map(1, 0), map(.2f)), List.of(map(0, .5f), map(.3f))));
    assertThat(any.getFirst().values()).containsExactly(1, .5f);
    assertThat(any.getLast().values()).containsExactly(.3f);
  }
}
