package org.stegoscope.workspace;

import java.util.Optional;
import org.stegoscope.dataset.Placement;
import org.stegoscope.figure.Bitmap;
import org.stegoscope.figure.Layer;
import org.stegoscope.figure.Marker;
import org.stegoscope.figure.Scaling;
import org.stegoscope.job.JobContext;

/// A rectangle of whole pixels of a photo, and what of layers and markers lies in it.
record PhotoPart(int left, int top, int width, int height) {

  /// Layers coarser than the photo are cut at fractions of its pixels, as fine as a screen shows.
  private static final int FINE_PX = 1024;

  private static final int MOST_A_PIXEL = 16;

  static PhotoPart whole(Raster photo) {
    return new PhotoPart(0, 0, photo.width(), photo.height());
  }

  private boolean isWhole(Raster photo) {
    return equals(whole(photo));
  }

  Bitmap photo(Raster photo, JobContext context) {
    if (isWhole(photo)) {
      return new Bitmap(photo.width(), photo.height(), photo.argb(), Bitmap.Alpha.OPAQUE);
    }
    int[] argb = new int[width * height];
    for (int y = 0; y < height; y++) {
      context.checkCancelled();
      System.arraycopy(photo.argb(), (top + y) * photo.width() + left, argb, y * width, width);
    }
    return new Bitmap(width, height, argb, Bitmap.Alpha.OPAQUE);
  }

  /// The layer where it lies in this part; sharp, as it is on the screen.
  Layer layer(Painted painted, Raster photo, double opacity, JobContext context) {
    Raster raster = painted.raster();
    if (isWhole(photo)) {
      return layer(raster, painted.placement(), opacity);
    }
    boolean pixelwise = raster.width() == photo.width() && raster.height() == photo.height();
    int factor = pixelwise ? 1 : Math.clamp(FINE_PX / Math.max(width, height), 1, MOST_A_PIXEL);
    Placement place = painted.placement();
    int[] columns = cells(left, width * factor, factor, place.x(), place.width(), raster.width());
    int[] rows = cells(top, height * factor, factor, place.y(), place.height(), raster.height());
    int[] argb = new int[columns.length * rows.length];
    for (int y = 0; y < rows.length; y++) {
      context.checkCancelled();
      for (int x = 0; x < columns.length; x++) {
        boolean covered = rows[y] >= 0 && columns[x] >= 0;
        argb[y * columns.length + x] =
            covered ? raster.argb()[rows[y] * raster.width() + columns[x]] : 0;
      }
    }
    return layer(
        new Raster(columns.length, rows.length, argb), new Placement(0, 0, width, height), opacity);
  }

  private static Layer layer(Raster raster, Placement place, double opacity) {
    Bitmap bitmap =
        new Bitmap(raster.width(), raster.height(), raster.argb(), Bitmap.Alpha.PREMULTIPLIED);
    return new Layer(bitmap, place, opacity, Scaling.NEAREST);
  }

  /// The cell under the middle of each step along one side; -1 where there is none.
  private static int[] cells(
      int start, int steps, int factor, double placeStart, double placeLength, int cells) {
    int[] found = new int[steps];
    for (int i = 0; i < steps; i++) {
      double at = start + (i + 0.5) / factor;
      int cell = (int) Math.floor((at - placeStart) / placeLength * cells);
      found[i] = cell >= 0 && cell < cells ? cell : -1;
    }
    return found;
  }

  /// Cut at the edges; empty for one that lies elsewhere.
  Optional<Marker> marker(Marker marker) {
    Placement place = marker.placement();
    double x = Math.max(place.x(), left);
    double y = Math.max(place.y(), top);
    double right = Math.min(place.x() + place.width(), left + width);
    double bottom = Math.min(place.y() + place.height(), top + height);
    if (!(right > x && bottom > y)) {
      return Optional.empty();
    }
    Placement cut = new Placement(x - left, y - top, right - x, bottom - y);
    return Optional.of(new Marker(marker.shape(), cut, marker.color(), marker.label()));
  }
}
