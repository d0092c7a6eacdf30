package org.stegoscope.dataset;

import java.nio.file.Path;
import java.util.Objects;
import org.stegoscope.core.RgbImage;

/// A decoded photo, upright. `sha256` is of the bytes of the file, 64 lower-case hex digits, and
/// names the photo in caches.
public record Photo(Path file, RgbImage image, String sha256) {

  public Photo {
    Objects.requireNonNull(file);
    Objects.requireNonNull(image);
    Objects.requireNonNull(sha256);
  }
}
