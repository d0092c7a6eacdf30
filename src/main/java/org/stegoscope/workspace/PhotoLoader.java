package org.stegoscope.workspace;

import org.stegoscope.dataset.Photo;
import org.stegoscope.job.JobContext;

/// Decodes photos of the list, each as seldom as memory allows.
final class PhotoLoader {

  /// Drawn at half this size, so that it is crisp on dense screens.
  private static final int THUMBNAIL_PX = 96;

  /// What one decoding tells.
  record Loaded(Photo photo, PhotoItem.Intact state) {}

  private final Laboratory laboratory;

  PhotoLoader(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  /// CPU lane.
  Loaded load(PhotoItem item, JobContext context) {
    Photo photo = item.decoded().orElseGet(() -> laboratory.photo(item.file(), context));
    item.keep(photo);
    Raster thumbnail =
        item.stateProperty().get() instanceof PhotoItem.Intact known
            ? known.thumbnail()
            : Raster.thumbnail(photo.image(), THUMBNAIL_PX, context);
    return new Loaded(
        photo, new PhotoItem.Intact(photo.image().width(), photo.image().height(), thumbnail));
  }
}
