package org.stegoscope.ui;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import org.stegoscope.core.RgbImage;
import org.stegoscope.figure.RgbPng;

/// Pictures of what is on the screen.
final class Snapshots {

  private Snapshots() {}

  /// A node as it is drawn, every pixel of the window `scale` pixels wide.
  static WritableImage of(Node node, double scale) {
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(scale, scale));
    parameters.setFill(Color.TRANSPARENT);
    return node.snapshot(parameters, null);
  }

  static void write(Path file, WritableImage image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    byte[] pixels = new byte[3 * width * height];
    PixelReader reader = image.getPixelReader();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int argb = reader.getArgb(x, y);
        int at = (y * width + x) * 3;
        pixels[at] = (byte) (argb >> 16);
        pixels[at + 1] = (byte) (argb >> 8);
        pixels[at + 2] = (byte) argb;
      }
    }
    RgbPng.write(file, new RgbImage(width, height, pixels));
  }
}
