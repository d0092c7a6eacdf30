package org.stegoscope.figure.scatter;

/// Which part of a plane is shown: the place in the middle, and how many pixels, or points of a
/// page, one unit of the plane is wide and high.
public record ScatterView(double centreX, double centreY, double scale) {

  /// Space left around fitted points on each side.
  private static final double MARGIN_PX = 16;

  public ScatterView {
    if (!(Double.isFinite(centreX) && Double.isFinite(centreY))
        || !(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a view has a place and a positive scale, not %s, %s and %s"
              .formatted(centreX, centreY, scale));
    }
  }

  /// All of `bounds` in a rectangle, as large as it fits; a single place is shown as if it were one
  /// unit wide.
  public static ScatterView fitting(ScatterPoints.Bounds bounds, double width, double height) {
    double horizontal = Math.max(1, width - 2 * MARGIN_PX) / bounds.width();
    double vertical = Math.max(1, height - 2 * MARGIN_PX) / bounds.height();
    double scale = Math.min(horizontal, vertical);
    return new ScatterView(
        bounds.centreX(),
        bounds.centreY(),
        Double.isInfinite(scale) ? Math.max(1, Math.min(width, height) - 2 * MARGIN_PX) : scale);
  }

  /// Scaled; the place that is drawn (`dx`, `dy`) pixels right of and below the middle stays there.
  public ScatterView zoomedTo(double newScale, double dx, double dy) {
    double part = 1 / scale - 1 / newScale;
    return new ScatterView(centreX + dx * part, centreY - dy * part, newScale);
  }

  /// What is drawn moves by so many pixels to the right and down.
  public ScatterView moved(double dx, double dy) {
    return new ScatterView(centreX - dx / scale, centreY + dy / scale, scale);
  }

  /// How this view lies in a rectangle of pixels.
  public ScatterTransform in(double width, double height) {
    return new ScatterTransform(scale, width / 2 - centreX * scale, height / 2 + centreY * scale);
  }

  /// What a rectangle of pixels shows of the plane.
  public ScatterPoints.Bounds part(double width, double height) {
    double x = width / scale / 2;
    double y = height / scale / 2;
    return new ScatterPoints.Bounds(centreX - x, centreY - y, centreX + x, centreY + y);
  }
}
