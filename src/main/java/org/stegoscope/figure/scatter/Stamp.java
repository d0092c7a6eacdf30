package org.stegoscope.figure.scatter;

import java.util.Arrays;

/// The pixels of a point: how far each lies right of and below the pixel of the point's centre, as
/// a distance in a raster of `width` columns, too, and how much of the point's colour it gets, of
/// 256. The array elements belong together.
record Stamp(int reach, int[] right, int[] below, int[] distance, int[] share) {

  /// Samples a pixel a side.
  private static final int SAMPLES = 6;

  /// A shape whose centre lies at (`centreX`, `centreY`), 0..1, of its pixel.
  static Stamp of(PointShape shape, double radius, double centreX, double centreY, int width) {
    int reach = (int) Math.ceil(shape.reach() * radius + 0.5);
    int side = 2 * reach + 1;
    int[][] found = new int[4][side * side];
    int count = 0;
    for (int y = -reach; y <= reach; y++) {
      for (int x = -reach; x <= reach; x++) {
        int share = share(shape, (x - centreX) / radius, (centreY - y) / radius, 1 / radius);
        if (share > 0) {
          found[0][count] = x;
          found[1][count] = y;
          found[2][count] = y * width + x;
          found[3][count++] = share;
        }
      }
    }
    int[][] cut = new int[4][];
    for (int i = 0; i < cut.length; i++) {
      cut[i] = Arrays.copyOf(found[i], count);
    }
    return new Stamp(reach, cut[0], cut[1], cut[2], cut[3]);
  }

  /// How much of a square with its upper left corner at (`left`, `top`) the shape covers, of 256.
  private static int share(PointShape shape, double left, double top, double side) {
    int covered = 0;
    for (int i = 0; i < SAMPLES; i++) {
      for (int j = 0; j < SAMPLES; j++) {
        double x = left + (i + 0.5) / SAMPLES * side;
        double y = top - (j + 0.5) / SAMPLES * side;
        covered += shape.contains(x, y) ? 1 : 0;
      }
    }
    return Math.round(256f * covered / (SAMPLES * SAMPLES));
  }

  Stamp fainter(double opacity) {
    int[] less = new int[share.length];
    for (int i = 0; i < less.length; i++) {
      less[i] = (int) Math.round(share[i] * opacity);
    }
    return new Stamp(reach, right, below, distance, less);
  }
}
