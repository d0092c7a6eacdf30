package org.stegoscope.dataset.collection;

import java.util.Optional;
import org.stegoscope.core.LabelMap;
import org.stegoscope.dataset.Photo;

/// A decoded sample: labels, where there are any, are as large as the photo, 255 where none.
public record Example(Photo photo, Optional<LabelMap> labels) {}
