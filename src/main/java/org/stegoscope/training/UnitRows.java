package org.stegoscope.training;

/// Vectors divided by their norm.
///
/// @param units `[rows, width]`
/// @param norms `[rows]`, at least the epsilon
record UnitRows(float[] units, double[] norms, int width) {

  /// STEGO's epsilon, not PyTorch's.
  static final double EPSILON = 1e-10;

  /// Takes the array over.
  static UnitRows of(float[] rows, int width) {
    double[] norms = new double[rows.length / width];
    for (int i = 0; i < norms.length; i++) {
      double square = 0;
      for (int c = i * width; c < (i + 1) * width; c++) {
        square += (double) rows[c] * rows[c];
      }
      norms[i] = Math.max(Math.sqrt(square), EPSILON);
      for (int c = i * width; c < (i + 1) * width; c++) {
        rows[c] = (float) (rows[c] / norms[i]);
      }
    }
    return new UnitRows(rows, norms, width);
  }

  /// The sum of the cosines with other vectors, row by row.
  ///
  /// @param gradient what `scale` times the sum changes with these units; written
  double dot(UnitRows others, double scale, float[] gradient) {
    double sum = 0;
    for (int i = 0; i < units.length; i++) {
      sum += (double) units[i] * others.units[i];
      gradient[i] = (float) (scale * others.units[i]);
    }
    return sum;
  }

  /// Turns the gradient of the units, in place, into that of the vectors.
  void pullBack(float[] gradient) {
    for (int i = 0; i < norms.length; i++) {
      double along = 0;
      if (norms[i] > EPSILON) {
        for (int c = i * width; c < (i + 1) * width; c++) {
          along += (double) gradient[c] * units[c];
        }
      }
      for (int c = i * width; c < (i + 1) * width; c++) {
        gradient[c] = (float) ((gradient[c] - along * units[c]) / norms[i]);
      }
    }
  }
}
