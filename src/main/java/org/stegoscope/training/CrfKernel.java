package org.stegoscope.training;

import java.util.stream.DoubleStream;
import org.stegoscope.core.StegoscopeException;

/// How much two pixels shall have the same code: `w1 exp(-p / (2 alpha) - c / (2 beta)) + w2 exp(-p
/// / (2 gamma)) - shift`, of the squares `p` of their distance in pixels and `c` of that of their
/// normalised colours (the contrastive CRF loss of STEGO's code).
///
/// @param alpha square of the reach in the picture of like colours
/// @param beta square of the reach among colours
/// @param gamma square of the reach in the picture of any colours
/// @param shift what is taken from all pairs
public record CrfKernel(
    double alpha, double beta, double gamma, double w1, double w2, double shift) {

  /// Where a float32 exponential is 0.
  private static final double UNDERFLOW = 104;

  public static final CrfKernel STEGO = new CrfKernel(0.5, 0.15, 0.05, 10, 3, 0);

  public CrfKernel {
    if (!(alpha > 0 && beta > 0 && gamma > 0)
        || !DoubleStream.of(alpha, beta, gamma, w1, w2, shift).allMatch(Double::isFinite)) {
      throw new StegoscopeException(
          "The CRF loss needs numbers, and alpha, beta and gamma above 0, not %s, %s and %s."
              .formatted(Double.toString(alpha), Double.toString(beta), Double.toString(gamma)));
    }
  }

  /// @param place square of the distance in pixels
  /// @param colour square of the distance of colours
  double at(double place, double colour) {
    return w1 * Math.exp(-place / (2 * alpha) - colour / (2 * beta))
        + w2 * Math.exp(-place / (2 * gamma))
        - shift;
  }

  /// The square of the distance beyond which only the shift is left.
  double reach() {
    return 2 * Math.max(alpha, gamma) * UNDERFLOW;
  }
}
