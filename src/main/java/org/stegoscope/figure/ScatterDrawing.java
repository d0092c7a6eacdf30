package org.stegoscope.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.stegoscope.core.Rgb;
import org.stegoscope.figure.scatter.ScatterPoints;
import org.stegoscope.figure.scatter.ScatterRaster;
import org.stegoscope.figure.scatter.ScatterScene;
import org.stegoscope.figure.scatter.ScatterStyle;
import org.stegoscope.figure.scatter.ScatterTransform;

/// A scatter plot on white in a frame without ticks, for the axes of an embedding have no unit. The
/// frame shows at least the `part` of the plane; the captions below and at the left are empty for
/// none. The style's sizes are points of the page.
///
/// Up to 20,000 points that are not shaded by their density are vectors. Others are one picture in
/// the frame, in PNG at its own resolution and otherwise at 300 dots an inch; the rest stays
/// vectors, and text stays text.
public record ScatterDrawing(
    ScatterPoints points,
    ScatterStyle style,
    BitSet hidden,
    BitSet selected,
    ScatterPoints.Bounds part,
    String captionX,
    String captionY)
    implements Drawing {

  static final int MOST_VECTORS = 20_000;

  /// Of a picture in SVG and PDF, to a point of the page.
  private static final double PIXELS_A_POINT = 300 / 72.0;

  /// No picture has more pixels a side.
  private static final double LARGEST_PX = 8000;

  private static final Color FRAME = new Color(0x8c8c8c);
  private static final Color CAPTION = new Color(0x444444);
  private static final int OUTLINE = 0xFF1A1A1A;
  private static final double FRAME_PT = 0.5;
  private static final double CAPTION_GAP = 3;

  /// Between the part and the frame, so that no point lies on it.
  private static final double MARGIN = 6;

  private static final double WIDEST = 2;

  /// What a legend tells of some points.
  public record Entry(String name, Rgb color, int count) {}

  /// A legend with the number of points behind each name.
  public static Guide.Legend legend(String title, List<Entry> entries) {
    return new Guide.Legend(
        title,
        entries.stream()
            .map(entry ->
                new Guide.Row(
                    String.format(Locale.ROOT, "%s (%,d)", entry.name(), entry.count()),
                    entry.color(),
                    OptionalDouble.empty()))
            .toList());
  }

  /// This drawing in the shape of its part, within bounds.
  public Content.Chart chart() {
    double aspect = part.width() / part.height();
    return new Content.Chart(
        this, Double.isNaN(aspect) ? 1 : Math.clamp(aspect, 1 / WIDEST, WIDEST));
  }

  @Override
  public void draw(Graphics2D graphics, double widthPt, double heightPt) {
    double left = captionY.isBlank() ? 0 : captionHeight();
    double bottom = captionX.isBlank() ? 0 : captionHeight();
    Box frame = new Box(left, 0, Math.max(1, widthPt - left), Math.max(1, heightPt - bottom));
    drawPoints(graphics, frame);
    graphics.setColor(FRAME);
    graphics.setStroke(new BasicStroke((float) FRAME_PT));
    graphics.draw(
        new Rectangle2D.Double(
            frame.x() + FRAME_PT / 2,
            frame.y() + FRAME_PT / 2,
            frame.width() - FRAME_PT,
            frame.height() - FRAME_PT));
    drawCaptions(graphics, frame, heightPt);
  }

  private static double captionHeight() {
    return TEXT_PT + CAPTION_GAP;
  }

  /// Centred below the frame, and turned at its left.
  private void drawCaptions(Graphics2D graphics, Box frame, double heightPt) {
    graphics.setColor(CAPTION);
    double x = frame.x() + (frame.width() - Lettering.width(captionX, TEXT_PT)) / 2;
    if (!captionX.isBlank()) {
      graphics.drawString(
          Lettering.clean(captionX), (float) x, (float) (heightPt - Type.DESCENT * TEXT_PT));
    }
    if (!captionY.isBlank()) {
      AffineTransform upright = graphics.getTransform();
      double y = frame.y() + (frame.height() + Lettering.width(captionY, TEXT_PT)) / 2;
      graphics.translate(Type.ASCENT * TEXT_PT, y);
      graphics.rotate(-Math.PI / 2);
      graphics.drawString(Lettering.clean(captionY), 0f, 0f);
      graphics.setTransform(upright);
    }
  }

  private void drawPoints(Graphics2D graphics, Box frame) {
    ScatterScene scene =
        new ScatterScene(
            points, style, hidden, selected, fitted(frame.width(), frame.height()), OUTLINE);
    Shape clip = graphics.getClip();
    AffineTransform page = graphics.getTransform();
    graphics.clip(new Rectangle2D.Double(frame.x(), frame.y(), frame.width(), frame.height()));
    graphics.translate(frame.x(), frame.y());
    boolean few = scene.shownIn(frame.width(), frame.height()) <= MOST_VECTORS;
    if (few && !scene.isShaded(frame.width(), frame.height())) {
      new ScatterVectors(graphics, scene).draw();
    } else {
      drawPicture(graphics, scene, frame);
    }
    graphics.setTransform(page);
    graphics.setClip(clip);
  }

  /// The part in the middle of a rectangle, as large as it fits.
  private ScatterTransform fitted(double width, double height) {
    double scale =
        Math.min(
            Math.max(1, width - 2 * MARGIN) / part.width(),
            Math.max(1, height - 2 * MARGIN) / part.height());
    double used = Double.isInfinite(scale) ? 1 : scale;
    return new ScatterTransform(
        used, width / 2 - part.centreX() * used, height / 2 + part.centreY() * used);
  }

  /// In PNG, whose unit is not the point, pixel for pixel.
  private static void drawPicture(Graphics2D graphics, ScatterScene scene, Box frame) {
    AffineTransform device = graphics.getTransform();
    boolean pixels = device.getScaleX() != 1;
    double wanted = pixels ? device.getScaleX() : PIXELS_A_POINT;
    double scale = Math.min(wanted, LARGEST_PX / Math.max(frame.width(), frame.height()));
    int width = (int) Math.ceil(frame.width() * scale);
    int height = (int) Math.ceil(frame.height() * scale);
    ScatterRaster raster = new ScatterRaster(width, height);
    raster.draw(scene.magnified(scale));
    AffineTransform placed = AffineTransform.getScaleInstance(1 / scale, 1 / scale);
    if (pixels) {
      double right = Math.rint(device.getTranslateX()) - device.getTranslateX();
      double down = Math.rint(device.getTranslateY()) - device.getTranslateY();
      placed.preConcatenate(AffineTransform.getTranslateInstance(right / wanted, down / wanted));
    }
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    Bitmap bitmap = new Bitmap(width, height, raster.argb(), Bitmap.Alpha.PREMULTIPLIED);
    graphics.drawImage(bitmap.image(), placed, null);
  }
}
