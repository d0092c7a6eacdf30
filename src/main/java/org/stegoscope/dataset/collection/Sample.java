package org.stegoscope.dataset.collection;

import java.nio.file.Path;
import java.util.Optional;

/// One picture of a data set, or a part of one.
///
/// @param id the name within its split, with `#n` behind it for a part
/// @param label the file of its labels; empty where it has none
public record Sample(String id, Path image, Optional<Path> label, Optional<Crop> crop) {

  /// A whole picture.
  static Sample of(String id, Path image, Optional<Path> label) {
    return new Sample(id, image, label, Optional.empty());
  }

  /// The part of this picture that is the `number`th of its kind.
  Sample part(int number, Crop of) {
    return new Sample(id + "#" + number, image, label, Optional.of(of));
  }
}
