package org.stegoscope.workspace;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.Photo;
import org.stegoscope.job.JobContext;

/// Segments one photo after another as a viewer asks, and keeps the newest clusters found in
/// several photos, so that they are not searched again for the next photo.
final class Segmenter {

  /// Everything the features of a photo depend on, and those of the photos in which clusters are
  /// searched together with it.
  record Key(PhotoItem item, Photo photo, FeatureSweep.Key sweep) {

    boolean jointly() {
      return sweep.items().size() > 1;
    }
  }

  /// The features of the photo, and where clusters are searched in several, of all of them; the
  /// remark says which are left out.
  record Features(Key key, PhotoFeatures own, List<PhotoFeatures> all, String remark) {}

  record Segmented(Segmentation segmentation, ClassAreas areas, String remark) {}

  private record Found(FeatureSweep.Key sweep, ProbeChoice choice, JointClusters clusters) {}

  private final Laboratory laboratory;
  private final Photos photos;
  private final AtomicReference<Found> newest = new AtomicReference<>();

  Segmenter(Laboratory laboratory, Photos photos) {
    this.laboratory = laboratory;
    this.photos = photos;
  }

  /// Device lane.
  Features features(Key key, JobContext context) {
    if (!key.jointly()) {
      PhotoFeatures own = own(key, context);
      return new Features(key, own, List.of(own), "");
    }
    FeatureSweep sweep = FeatureSweep.of(key.sweep(), laboratory, photos, context);
    if (!sweep.features().containsKey(key.item())) {
      throw new StegoscopeException(
          "%s could not be read again, so it is not segmented.".formatted(key.item().name()));
    }
    // The sweep may have decoded the photo once more, but a layer belongs to the one that is shown.
    return new Features(
        key, own(key, context), List.copyOf(sweep.features().values()), sweep.remark());
  }

  private PhotoFeatures own(Key key, JobContext context) {
    FeatureSweep.Key sweep = key.sweep();
    return laboratory.features(
        key.photo(), sweep.model(), sweep.resolution(), sweep.request(), context);
  }

  /// CPU lane.
  Segmented segment(Features features, ProbeChoice choice, JobContext context) {
    Segmentation segmentation =
        choice instanceof ProbeChoice.KMeans kmeans && features.key().jointly()
            ? laboratory.segment(features.own(), clusters(features, kmeans, context), context)
            : laboratory.segment(features.own(), features.key().sweep().model(), choice, context);
    return new Segmented(segmentation, ClassAreas.of(segmentation.labels()), features.remark());
  }

  private JointClusters clusters(Features features, ProbeChoice.KMeans choice, JobContext context) {
    FeatureSweep.Key sweep = features.key().sweep();
    Found known = newest.get();
    if (known != null && known.sweep().equals(sweep) && known.choice().equals(choice)) {
      return known.clusters();
    }
    JointClusters found = laboratory.jointCentres(features.all(), choice, context);
    newest.set(new Found(sweep, choice, found));
    return found;
  }
}
