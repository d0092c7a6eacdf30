package org.stegoscope.workspace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.OutOfDeviceMemoryException;

/// The features of many photos by one model. Photos that cannot be read are left out and counted.
public record FeatureSweep(SequencedMap<PhotoItem, PhotoFeatures> features, int leftOut) {

  /// A search needs the features a second time, normalised.
  private static final double MOST_OF_HEAP = 0.3;

  private static final double GB = 1e9;

  /// What makes two sweeps the same.
  public record Key(
      List<PhotoItem> items, LoadedModel model, Resolution resolution, FeatureRequest request) {

    public Key {
      items = List.copyOf(items);
    }
  }

  /// Device lane.
  ///
  /// @throws StegoscopeException where not one photo can be read
  public static FeatureSweep of(Key key, Laboratory laboratory, Photos photos, JobContext context) {
    SequencedMap<PhotoItem, PhotoFeatures> features = new LinkedHashMap<>();
    StegoscopeException problem = null;
    int done = 0;
    for (PhotoItem item : key.items()) {
      context.checkCancelled();
      try {
        features.put(
            item,
            laboratory.features(
                photos.decoded(item, context),
                key.model(),
                key.resolution(),
                key.request(),
                context.part(share(done, key), share(done + 1, key))));
      } catch (OutOfDeviceMemoryException e) {
        throw e;
      } catch (StegoscopeException e) {
        problem = e;
      }
      done++;
      if (done == 1 && !features.isEmpty()) {
        checkMemory(
            features.firstEntry().getValue(), key.items().size(), Runtime.getRuntime().maxMemory());
      }
    }
    if (features.isEmpty() && problem != null) {
      throw problem;
    }
    return new FeatureSweep(features, key.items().size() - features.size());
  }

  /// Refuses what would not fit, before it has taken minutes.
  static void checkMemory(PhotoFeatures first, int photos, long heapBytes) {
    double needed = (double) first.map().values().length * Float.BYTES * photos;
    double allowed = heapBytes * MOST_OF_HEAP;
    if (needed > allowed) {
      throw new StegoscopeException(
          ("The features of %d photos need about %.1f GB, more than the %.1f GB there are for them:"
                  + " close some, choose a smaller resolution, or give Java more memory.")
              .formatted(photos, needed / GB, allowed / GB));
    }
  }

  private static double share(int done, Key key) {
    return (double) done / key.items().size();
  }

  /// What to tell the user of the photos that are not in it; empty where all are.
  public String remark() {
    return switch (leftOut) {
      case 0 -> "";
      case 1 -> "1 photo could not be read and is left out.";
      default -> leftOut + " photos could not be read and are left out.";
    };
  }
}
