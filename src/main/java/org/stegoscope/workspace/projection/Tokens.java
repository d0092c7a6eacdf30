package org.stegoscope.workspace.projection;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.stegoscope.analysis.projection.TokenSample;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.dataset.Placement;
import org.stegoscope.workspace.PhotoItem;

/// The tokens that are compared, drawn from photos: the same in every space.
///
/// @param photos the images of the sample
/// @param sha256s the digests of their files
/// @param geometries where on the photos the patches lie
/// @param resolution at which the model sees the photos, as text
/// @param remark what to tell of photos that are left out; empty where none is
public record Tokens(
    List<PhotoItem> photos,
    List<String> sha256s,
    List<InputGeometry> geometries,
    TokenSample sample,
    String resolution,
    String remark) {

  public Tokens {
    photos = List.copyOf(photos);
    sha256s = List.copyOf(sha256s);
    geometries = List.copyOf(geometries);
  }

  public int size() {
    return sample.size();
  }

  /// Whether other tokens are these very ones, so that a selection of one is one of the other.
  boolean areThoseOf(Tokens other) {
    return photos.equals(other.photos)
        && geometries.equals(other.geometries)
        && Arrays.equals(sample.images(), other.sample.images())
        && Arrays.equals(sample.patches(), other.sample.patches());
  }

  /// The photo that a token is a patch of.
  public PhotoItem photo(int token) {
    return photos.get(sample.images()[token]);
  }

  /// The part of its photo that a token covers.
  public Placement place(int token) {
    InputGeometry geometry = geometries.get(sample.images()[token]);
    return geometry.placement().ofPatch(geometry.grid(), sample.patches()[token]);
  }

  /// What a token is called, for instance `street.jpg · row 3, column 17`.
  public String name(int token) {
    return "%s · row %d, column %d"
        .formatted(photo(token).name(), sample.row(token), sample.column(token));
  }

  /// The token that stands for the patch under a point of a photo; empty where none was drawn.
  public OptionalInt at(PhotoItem photo, InputGeometry.Point point) {
    int image = photos.indexOf(photo);
    if (image < 0) {
      return OptionalInt.empty();
    }
    OptionalInt patch = geometries.get(image).patchAt(point.x(), point.y());
    return patch.isPresent() ? sample.tokenOf(image, patch.getAsInt()) : OptionalInt.empty();
  }
}
