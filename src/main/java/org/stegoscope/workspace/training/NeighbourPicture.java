package org.stegoscope.workspace.training;

import java.util.Locale;
import java.util.Optional;
import org.stegoscope.workspace.Raster;

/// One of the images most like the chosen one.
///
/// @param image its number among those that have neighbours
/// @param id its name within the split
/// @param rank place in the list, from 0
/// @param itself whether it is the chosen image
/// @param thumbnail empty until it is read, and where it cannot be
public record NeighbourPicture(
    int image, String id, int rank, float similarity, Self itself, Optional<Raster> thumbnail) {

  /// Whether a neighbour is the chosen image.
  public enum Self {
    ITSELF,
    ANOTHER
  }

  /// How like it is, such as `cosine 0.93`.
  public String words() {
    String cosine = String.format(Locale.ROOT, "cosine %.2f", similarity);
    return itself == Self.ITSELF ? "itself, " + cosine : cosine;
  }
}
