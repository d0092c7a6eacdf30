package org.stegoscope.workspace.evaluation;

import org.stegoscope.core.LabelMap;
import org.stegoscope.core.Palette;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.RgbImage;
import org.stegoscope.study.evaluation.EvaluatedImage;
import org.stegoscope.workspace.Raster;

/// An evaluated image as pictures: itself, its labels, the prediction, and where that is wrong.
///
/// @param errors wrong pixels in red over the darkened picture; unlabelled ones are black
public record EvaluationPictures(Raster photo, Raster truth, Raster prediction, Raster errors) {

  private static final Rgb NO_CLASS = new Rgb(60, 60, 60);
  private static final int WRONG = 0xFFE5534B;
  private static final int UNLABELLED = 0xFF000000;

  static EvaluationPictures of(EvaluatedImage image, Palette palette) {
    RgbImage picture = image.picture();
    int[] photo = new int[picture.width() * picture.height()];
    int[] errors = new int[photo.length];
    for (int i = 0; i < photo.length; i++) {
      int x = i % picture.width();
      int y = i / picture.width();
      photo[i] = picture.argb(x, y);
      int label = image.truth().at(x, y);
      errors[i] =
          label >= palette.size()
              ? UNLABELLED
              : image.prediction().at(x, y) == label ? darkened(photo[i]) : WRONG;
    }
    return new EvaluationPictures(
        new Raster(picture.width(), picture.height(), photo),
        drawn(image.truth(), palette),
        drawn(image.prediction(), palette),
        new Raster(picture.width(), picture.height(), errors));
  }

  private static int darkened(int argb) {
    return 0xFF000000 | (argb >> 1 & 0x7F7F7F);
  }

  /// Labels in the colours of their classes, void black.
  static Raster drawn(LabelMap labels, Palette palette) {
    int[] argb = new int[labels.labels().length];
    for (int i = 0; i < argb.length; i++) {
      int id = Byte.toUnsignedInt(labels.labels()[i]);
      argb[i] =
          id == LabelMap.VOID
              ? UNLABELLED
              : id < palette.size() ? palette.entry(id).color().argb() : NO_CLASS.argb();
    }
    return new Raster(labels.width(), labels.height(), argb);
  }
}
