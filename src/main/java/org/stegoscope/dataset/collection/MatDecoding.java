package org.stegoscope.dataset.collection;

import java.nio.file.Path;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.LabelPicture;
import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.PictureSize;
import org.stegoscope.job.JobContext;

/// Files of MATLAB: a variable `img`, `[height, width, channels]` of 0..255, whose first three
/// channels are red, green and blue; and a variable `gt`, `[height, width]` of numbers.
record MatDecoding(LabelCode code) implements Decoding {

  private static final int COLORS = 3;

  @Override
  public Photo photo(Path file, JobContext context) {
    MatReader.Found found = MatReader.read(file, "img", context);
    MatArray array = found.array();
    if (array.sides().length != COLORS || array.sides()[2] < COLORS) {
      throw new StegoscopeException(
          "%s cannot be used: expected a picture of at least three channels, found %s."
              .formatted(file, array.shape()));
    }
    int height = array.sides()[0];
    int width = array.sides()[1];
    byte[] pixels = new byte[COLORS * width * height];
    for (int y = 0; y < height; y++) {
      context.checkCancelled();
      for (int x = 0; x < width; x++) {
        for (int color = 0; color < COLORS; color++) {
          int value = array.whole(y + height * (x + width * color));
          if (value < 0 || value > 255) {
            throw new StegoscopeException(
                "%s cannot be used: expected colours from 0 to 255, found others.".formatted(file));
          }
          pixels[(y * width + x) * COLORS + color] = (byte) value;
        }
      }
    }
    return new Photo(file, new RgbImage(width, height, pixels), found.sha256());
  }

  @Override
  public PictureSize size(Path file, JobContext context) {
    RgbImage image = photo(file, context).image();
    return new PictureSize(image.width(), image.height());
  }

  @Override
  public LabelPicture labels(Path file, JobContext context) {
    MatArray array = MatReader.read(file, "gt", context).array();
    if (array.sides().length != 2) {
      throw new StegoscopeException(
          "%s cannot be used: expected labels of two sides, found %s."
              .formatted(file, array.shape()));
    }
    int height = array.sides()[0];
    int width = array.sides()[1];
    int[] values = new int[width * height];
    for (int y = 0; y < height; y++) {
      context.checkCancelled();
      for (int x = 0; x < width; x++) {
        int value = array.whole(y + height * x);
        // Void is -1 in some copies.
        values[y * width + x] = value == -1 ? LabelMap.VOID : value;
      }
    }
    return new LabelPicture(width, height, 1, values);
  }
}
