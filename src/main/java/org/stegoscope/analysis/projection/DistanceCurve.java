package org.stegoscope.analysis.projection;

/// How near points in the plane belong together: `1 / (1 + a x^(2 b))` for a distance `x`.
record DistanceCurve(double a, double b) {

  private static final int SAMPLES = 300;
  private static final int STEPS = 200;

  /// The curve nearest, by least squares at 300 distances up to three times the spread, to 1 up to
  /// the minimum distance and `exp(-(x - minimum) / spread)` beyond. Found by the method of
  /// Levenberg and Marquardt.
  static DistanceCurve fitted(double minimum, double spread) {
    double a = 1;
    double b = 1;
    double damping = 1e-3;
    double error = error(a, b, minimum, spread);
    for (int step = 0; step < STEPS; step++) {
      double[] normal = normal(a, b, minimum, spread);
      double aa = normal[0] * (1 + damping);
      double bb = normal[2] * (1 + damping);
      double determinant = aa * bb - normal[1] * normal[1];
      double nextA = a + (bb * normal[3] - normal[1] * normal[4]) / determinant;
      double nextB = b + (aa * normal[4] - normal[1] * normal[3]) / determinant;
      double nextError =
          nextA > 0 && nextB > 0 ? error(nextA, nextB, minimum, spread) : Double.MAX_VALUE;
      if (nextError < error) {
        a = nextA;
        b = nextB;
        error = nextError;
        damping /= 4;
      } else {
        damping *= 4;
      }
    }
    return new DistanceCurve(a, b);
  }

  private static double distance(int sample, double spread) {
    return 3 * spread * sample / (SAMPLES - 1);
  }

  private static double wanted(double x, double minimum, double spread) {
    return x < minimum ? 1 : Math.exp(-(x - minimum) / spread);
  }

  double at(double x) {
    return 1 / (1 + a * Math.pow(x, 2 * b));
  }

  private static double error(double a, double b, double minimum, double spread) {
    DistanceCurve curve = new DistanceCurve(a, b);
    double sum = 0;
    for (int i = 0; i < SAMPLES; i++) {
      double x = distance(i, spread);
      double difference = wanted(x, minimum, spread) - curve.at(x);
      sum += difference * difference;
    }
    return sum;
  }

  /// The entries aa, ab, bb of the normal matrix, and the two of the right side.
  private static double[] normal(double a, double b, double minimum, double spread) {
    DistanceCurve curve = new DistanceCurve(a, b);
    double[] normal = new double[5];
    for (int i = 1; i < SAMPLES; i++) {
      double x = distance(i, spread);
      double value = curve.at(x);
      double power = Math.pow(x, 2 * b);
      double byA = -power * value * value;
      double byB = -2 * a * power * Math.log(x) * value * value;
      double difference = wanted(x, minimum, spread) - value;
      normal[0] += byA * byA;
      normal[1] += byA * byB;
      normal[2] += byB * byB;
      normal[3] += byA * difference;
      normal[4] += byB * difference;
    }
    return normal;
  }
}
