package org.stegoscope.ui.fx;

import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.stegoscope.core.ColorMap;
import org.stegoscope.core.Rgb;
import org.stegoscope.workspace.Raster;

/// Makes images JavaFX draws.
public final class Pictures {

  private Pictures() {}

  /// An image over the raster's own array: nothing is copied.
  public static Image of(Raster raster) {
    return new WritableImage(
        new PixelBuffer<>(
            raster.width(),
            raster.height(),
            IntBuffer.wrap(raster.argb()),
            PixelFormat.getIntArgbPreInstance()));
  }

  /// The colours of a map from its low end to its high one.
  public static Image of(ColorMap colors, int width, int height) {
    int[] argb = new int[width * height];
    for (int i = 0; i < argb.length; i++) {
      argb[i] = colors.at((float) (i % width) / (width - 1)).argb();
    }
    return of(new Raster(width, height, argb));
  }

  public static Color color(Rgb rgb) {
    return Color.rgb(rgb.red(), rgb.green(), rgb.blue());
  }

  public static Rgb rgb(Color color) {
    return new Rgb(byteOf(color.getRed()), byteOf(color.getGreen()), byteOf(color.getBlue()));
  }

  private static int byteOf(double share) {
    return (int) Math.round(share * 255);
  }
}
