package org.stegoscope.ui.projection;

import java.nio.IntBuffer;
import java.util.Optional;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;
import org.stegoscope.figure.scatter.ScatterRaster;
import org.stegoscope.figure.scatter.ScatterScene;

/// What a plot draws, painted when the window is laid out, and so once however much changed since.
/// It is unmanaged: painting asks none of the nodes around it to be laid out again.
final class ScatterLayer extends Region {

  /// Pixels in two copies that take turns: one may still be on its way to the screen.
  private record Frame(ScatterRaster raster, PixelBuffer<IntBuffer> buffer, WritableImage image) {

    static Frame of(int width, int height) {
      ScatterRaster raster = new ScatterRaster(width, height);
      PixelBuffer<IntBuffer> buffer =
          new PixelBuffer<>(
              width, height, IntBuffer.wrap(raster.argb()), PixelFormat.getIntArgbPreInstance());
      return new Frame(raster, buffer, new WritableImage(buffer));
    }

    boolean is(int width, int height) {
      return raster.width() == width && raster.height() == height;
    }
  }

  private final ScatterPlot plot;
  private final ImageView picture = new ImageView();
  private final ThumbnailLayer thumbnails = new ThumbnailLayer();
  private final ScatterMarks marks;

  /// Has the colour of outlines from the style sheet.
  private final Rectangle outline = new Rectangle();

  private Frame shown = Frame.of(1, 1);
  private Frame next = Frame.of(1, 1);

  ScatterLayer(ScatterPlot plot) {
    this.plot = plot;
    marks = new ScatterMarks(plot);
    setManaged(false);
    setMouseTransparent(true);
    outline.getStyleClass().setAll("scatter-outline");
    outline.setManaged(false);
    outline.fillProperty().subscribe(_ -> requestLayout());
    picture.setManaged(false);
    picture.setSmooth(false);
    getChildren().addAll(outline, picture, thumbnails, marks);
  }

  private int outlineArgb() {
    Color color = outline.getFill() instanceof Color known ? known : Color.BLACK;
    return 0xFF000000
        | (int) Math.round(color.getRed() * 255) << 16
        | (int) Math.round(color.getGreen() * 255) << 8
        | (int) Math.round(color.getBlue() * 255);
  }

  /// Pixels of the screen a pixel of the window.
  private double density() {
    return Optional.ofNullable(getScene())
        .map(scene -> scene.getWindow())
        .map(Window::getRenderScaleX)
        .orElse(1.0);
  }

  @Override
  protected void layoutChildren() {
    if (getWidth() < 1 || getHeight() < 1) {
      return;
    }
    Optional<ScatterScene> scene = plot.scatter(outlineArgb());
    picture.setVisible(scene.isPresent());
    thumbnails.setVisible(scene.isPresent());
    marks.setVisible(scene.isPresent());
    scene.ifPresent(drawn -> {
      paint(drawn);
      thumbnails.paint(drawn, plot, getWidth(), getHeight());
      marks.place(drawn);
    });
  }

  private void paint(ScatterScene scene) {
    double density = density();
    int width = (int) Math.ceil(getWidth() * density);
    int height = (int) Math.ceil(getHeight() * density);
    Frame frame = next.is(width, height) ? next : Frame.of(width, height);
    next = shown;
    shown = frame;
    frame
        .buffer()
        .updateBuffer(_ -> {
          frame.raster().draw(scene.magnified(density));
          return null;
        });
    picture.setFitWidth(width / density);
    picture.setFitHeight(height / density);
    picture.setImage(frame.image());
  }
}
