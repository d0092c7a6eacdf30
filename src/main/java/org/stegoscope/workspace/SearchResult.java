package org.stegoscope.workspace;

import java.util.List;
import org.stegoscope.dataset.InputGeometry;

/// The open photos and their patches by their similarity to the active query, the most similar
/// first.
public record SearchResult(Query query, List<Image> images, List<Patch> patches, String remark) {

  /// A photo: the cosine of its most similar patch, the mean over its most similar one in a
  /// hundred, and a small picture of where it is similar.
  public record Image(PhotoItem photo, float best, float bestPercent, Raster heat) {}

  /// A patch: where it lies, and what is around it.
  public record Patch(
      PhotoItem photo, InputGeometry.Point centre, float similarity, Raster around) {}

  public SearchResult {
    images = List.copyOf(images);
    patches = List.copyOf(patches);
  }
}
