package org.stegoscope.analysis;

import org.stegoscope.core.ScalarMap;
import org.stegoscope.job.JobContext;

/// Numbers between the centres of cells.
public final class Upsampling {

  private Upsampling() {}

  /// The map at another size, interpolated bilinearly as PyTorch does with `align_corners=False`. A
  /// result next to a cell that is not a number is none.
  public static ScalarMap bilinear(ScalarMap map, int rows, int columns, JobContext context) {
    ResizedAxis down = ResizedAxis.of(map.rows(), rows);
    ResizedAxis across = ResizedAxis.of(map.columns(), columns);
    float[] values = new float[Math.multiplyExact(rows, columns)];
    for (int row = 0; row < rows; row++) {
      context.checkCancelled();
      int top = down.lower()[row];
      int bottom = Math.min(top + 1, map.rows() - 1);
      double v = down.fraction()[row];
      for (int column = 0; column < columns; column++) {
        int left = across.lower()[column];
        int right = Math.min(left + 1, map.columns() - 1);
        double u = across.fraction()[column];
        double upper = (1 - u) * map.at(top, left) + u * map.at(top, right);
        double lower = (1 - u) * map.at(bottom, left) + u * map.at(bottom, right);
        values[row * columns + column] = (float) ((1 - v) * upper + v * lower);
      }
    }
    return new ScalarMap(rows, columns, values);
  }
}
