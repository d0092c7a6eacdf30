package org.stegoscope.analysis.fitting;

import java.util.Optional;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.LabelMap;

/// Frozen features of images, with labels at the size of the pictures. Read by several threads.
public interface FitSource {

  /// One image.
  ///
  /// @param labels 255 and ids from the number of classes on are no label
  record Image(FeatureMap map, Optional<LabelMap> labels) {}

  /// How many images there are.
  int size();

  Image image(int index);
}
