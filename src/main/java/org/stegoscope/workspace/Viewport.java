package org.stegoscope.workspace;

import org.stegoscope.dataset.InputGeometry;

/// Which part of a picture a viewer shows: picture pixel (0, 0) lies at `x`, `y` of the view, and
/// one picture pixel is `zoom` view pixels wide.
public record Viewport(double zoom, double x, double y) {

  /// Far out enough for a picture of a hundred megapixels, near enough to see single pixels.
  private static final double SMALLEST_ZOOM = 1.0 / 128;

  private static final double LARGEST_ZOOM = 64;

  /// Space left around a fitted picture, in view pixels a side.
  private static final double MARGIN_PX = 12;

  public static final Viewport ORIGIN = new Viewport(1, 0, 0);

  public Viewport {
    zoom = Math.clamp(zoom, SMALLEST_ZOOM, LARGEST_ZOOM);
  }

  /// The whole picture in the middle of the view, as large as it fits.
  public static Viewport fitting(
      double pictureWidth, double pictureHeight, double viewWidth, double viewHeight) {
    double zoom =
        Math.min(
            Math.max(1, viewWidth - 2 * MARGIN_PX) / pictureWidth,
            Math.max(1, viewHeight - 2 * MARGIN_PX) / pictureHeight);
    return centred(zoom, pictureWidth, pictureHeight, viewWidth, viewHeight);
  }

  /// The picture's middle in the middle of the view.
  public static Viewport centred(
      double zoom, double pictureWidth, double pictureHeight, double viewWidth, double viewHeight) {
    double allowed = new Viewport(zoom, 0, 0).zoom();
    return new Viewport(
        allowed,
        (viewWidth - pictureWidth * allowed) / 2,
        (viewHeight - pictureHeight * allowed) / 2);
  }

  /// Zoomed by a factor; the picture's point at `viewX`, `viewY` stays where it is.
  public Viewport zoomedAt(double viewX, double viewY, double factor) {
    double newZoom = new Viewport(zoom * factor, 0, 0).zoom();
    double applied = newZoom / zoom;
    return new Viewport(newZoom, viewX - (viewX - x) * applied, viewY - (viewY - y) * applied);
  }

  public Viewport moved(double dx, double dy) {
    return new Viewport(zoom, x + dx, y + dy);
  }

  /// Where the picture is drawn: on whole view pixels, so that 1:1 is exact.
  public double drawnX() {
    return Math.rint(x);
  }

  public double drawnY() {
    return Math.rint(y);
  }

  /// The picture's column under a point of the view; it may lie outside the picture.
  public int columnAt(double viewX) {
    return (int) Math.floor((viewX - drawnX()) / zoom);
  }

  public int rowAt(double viewY) {
    return (int) Math.floor((viewY - drawnY()) / zoom);
  }

  /// The picture's point under a point of the view, in its pixels; it may lie outside the picture.
  public InputGeometry.Point pointAt(double viewX, double viewY) {
    return new InputGeometry.Point((viewX - drawnX()) / zoom, (viewY - drawnY()) / zoom);
  }

  /// Where the left edge of a column is drawn; fractions of a column are allowed.
  public double viewX(double column) {
    return drawnX() + column * zoom;
  }

  public double viewY(double row) {
    return drawnY() + row * zoom;
  }
}
