package org.stegoscope.ui.fx;

import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
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
}
