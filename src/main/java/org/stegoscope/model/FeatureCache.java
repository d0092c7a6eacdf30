package org.stegoscope.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.dataset.Resolution;

/// Features that were computed once, by everything they depend on, up to a budget of bytes; the
/// least recently used go first. Safe for use by several threads.
public final class FeatureCache {

  /// Everything the features of an image depend on.
  public record Key(
      String imageSha256,
      String modelSha256,
      Resolution resolution,
      FeatureRequest request,
      String execution) {}

  private final long budgetBytes;
  private final Map<Key, FeatureMap> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long usedBytes;

  public FeatureCache(long budgetBytes) {
    this.budgetBytes = budgetBytes;
  }

  public synchronized Optional<FeatureMap> get(Key key) {
    return Optional.ofNullable(entries.get(key));
  }

  /// Keeps a map unless it alone exceeds the budget.
  public synchronized void put(Key key, FeatureMap features) {
    if (bytes(features) > budgetBytes) {
      return;
    }
    FeatureMap replaced = entries.put(key, features);
    usedBytes += bytes(features) - (replaced == null ? 0 : bytes(replaced));
    var oldest = entries.entrySet().iterator();
    while (usedBytes > budgetBytes) {
      usedBytes -= bytes(oldest.next().getValue());
      oldest.remove();
    }
  }

  public synchronized void clear() {
    entries.clear();
    usedBytes = 0;
  }

  public synchronized long usedBytes() {
    return usedBytes;
  }

  private static long bytes(FeatureMap features) {
    return (long) features.values().length * Float.BYTES;
  }
}
