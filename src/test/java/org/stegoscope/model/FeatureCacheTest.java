package org.stegoscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.dataset.Resolution;

final class FeatureCacheTest {

  private static final int BYTES = 4 * 4 * Float.BYTES;

  private static FeatureCache.Key key(String image) {
    return new FeatureCache.Key(
        image, "model", new Resolution.Native(), FeatureRequest.DINO, "cpu float32");
  }

  private static FeatureMap map() {
    return new FeatureMap(new PatchGrid(2, 2, 8), 4, new float[16]);
  }

  @Test
  void forgetsTheLeastRecentlyUsedFirst() {
    FeatureCache cache = new FeatureCache(2 * BYTES);
    cache.put(key("a"), map());
    cache.put(key("b"), map());
    assertThat(cache.get(key("a"))).isPresent();
    cache.put(key("c"), map());
    assertThat(cache.get(key("a"))).isPresent();
    assertThat(cache.get(key("b"))).isEmpty();
    assertThat(cache.get(key("c"))).isPresent();
    assertThat(cache.usedBytes()).isEqualTo(2 * BYTES);
  }

  @Test
  void everythingTheFeaturesDependOnIsInTheKey() {
    FeatureCache cache = new FeatureCache(100 * BYTES);
    cache.put(key("a"), map());
    FeatureCache.Key key = key("a");
    assertThat(
            cache.get(
                new FeatureCache.Key(
                    "a", "other", key.resolution(), key.request(), key.execution())))
        .isEmpty();
    assertThat(
            cache.get(
                new FeatureCache.Key(
                    "a", "model", Resolution.parse("8x8"), key.request(), key.execution())))
        .isEmpty();
    assertThat(
            cache.get(
                new FeatureCache.Key(
                    "a",
                    "model",
                    key.resolution(),
                    key.request().with(Averaging.FLIP),
                    key.execution())))
        .isEmpty();
    assertThat(
            cache.get(
                new FeatureCache.Key(
                    "a", "model", key.resolution(), key.request(), "cuda:0 bfloat16")))
        .isEmpty();
  }

  @Test
  void replacingDoesNotCountTwiceAndWhatIsTooLargeIsNotKept() {
    FeatureCache cache = new FeatureCache(BYTES);
    cache.put(key("a"), map());
    cache.put(key("a"), map());
    assertThat(cache.usedBytes()).isEqualTo(BYTES);
    cache.put(key("b"), new FeatureMap(new PatchGrid(3, 2, 8), 4, new float[24]));
    assertThat(cache.get(key("b"))).isEmpty();
    assertThat(cache.get(key("a"))).isPresent();
    cache.clear();
    assertThat(cache.usedBytes()).isZero();
  }
}
