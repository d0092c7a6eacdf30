package org.stegoscope.workspace.evaluation;

import java.util.Optional;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.Palette;
import org.stegoscope.dataset.collection.Example;
import org.stegoscope.job.JobContext;
import org.stegoscope.workspace.Raster;

/// A picture of a data set in small, and its labels as small as it.
///
/// @param id the name within its split
/// @param labels in the colours of the classes, void black; empty where the picture has none
public record SamplePicture(String id, Raster photo, Optional<Raster> labels) {

  /// The longer side: twice that on the screen, for screens of many pixels.
  static final int SIDE_PX = 176;

  static SamplePicture of(String id, Example example, Palette palette, JobContext context) {
    Raster photo = Raster.thumbnail(example.photo().image(), SIDE_PX, context);
    return new SamplePicture(
        id,
        photo,
        example
            .labels()
            .map(labels ->
                EvaluationPictures.drawn(reduced(labels, photo.width(), photo.height()), palette)));
  }

  /// The label in the middle of what each pixel covers: classes are never mixed.
  private static LabelMap reduced(LabelMap labels, int width, int height) {
    byte[] small = new byte[width * height];
    for (int y = 0; y < height; y++) {
      int sourceY = (int) ((2L * y + 1) * labels.height() / (2L * height));
      for (int x = 0; x < width; x++) {
        int sourceX = (int) ((2L * x + 1) * labels.width() / (2L * width));
        small[y * width + x] = (byte) labels.at(sourceX, sourceY);
      }
    }
    return new LabelMap(width, height, small);
  }
}
