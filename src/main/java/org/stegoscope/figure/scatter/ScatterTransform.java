package org.stegoscope.figure.scatter;

/// From a plane with y upwards to pixels with y downwards: the origin is drawn at `originX`,
/// `originY`, a unit is `scale` pixels long.
public record ScatterTransform(double scale, double originX, double originY) {

  public double pixelX(double x) {
    return originX + x * scale;
  }

  public double pixelY(double y) {
    return originY - y * scale;
  }

  public double x(double pixelX) {
    return (pixelX - originX) / scale;
  }

  public double y(double pixelY) {
    return (originY - pixelY) / scale;
  }

  /// The same picture with pixels so many times smaller.
  public ScatterTransform magnified(double factor) {
    return new ScatterTransform(scale * factor, originX * factor, originY * factor);
  }
}
