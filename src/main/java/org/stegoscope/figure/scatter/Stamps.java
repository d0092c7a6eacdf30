package org.stegoscope.figure.scatter;

/// The stamps of one size and opacity: of every shape one for each of sixteen places of its centre
/// in a pixel, so that points move smoothly. They are made when they are first asked for.
final class Stamps {

  /// Places a side.
  static final int PLACES = 4;

  private final double sizePx;
  private final double opacity;
  private final int width;
  private final Stamp[] made = new Stamp[PointShape.values().length * PLACES * PLACES];

  /// For a raster of `width` columns.
  Stamps(double sizePx, double opacity, int width) {
    this.sizePx = sizePx;
    this.opacity = opacity;
    this.width = width;
  }

  boolean are(double wantedPx, double wantedOpacity) {
    return sizePx == wantedPx && opacity == wantedOpacity;
  }

  Stamp of(PointShape shape, int placeX, int placeY) {
    int index = (shape.number() * PLACES + placeY) * PLACES + placeX;
    if (made[index] == null) {
      double x = (placeX + 0.5) / PLACES;
      double y = (placeY + 0.5) / PLACES;
      made[index] = Stamp.of(shape, sizePx / 2, x, y, width).fainter(opacity);
    }
    return made[index];
  }
}
