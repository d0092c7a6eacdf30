package org.stegoscope.analysis.trust;

import java.util.OptionalDouble;

/// What is gained by leaving out the unsure: the share of wrong pixels among those that are kept,
/// over the share that is kept, the surest first (El-Yaniv and Wiener 2010).
///
/// @param coverage rising to 1, one point a bin of confidence that has pixels
/// @param risk the share of wrong ones among the pixels kept so far
public record RiskCoverage(double[] coverage, double[] risk) {

  /// From bins of rising confidence; pixels of one bin are kept or left out together.
  ///
  /// @param pixels in each bin, with `right` of them right
  public static RiskCoverage of(long[] pixels, long[] right) {
    long total = 0;
    int used = 0;
    for (long count : pixels) {
      total += count;
      used += count > 0 ? 1 : 0;
    }
    double[] coverage = new double[used];
    double[] risk = new double[used];
    long kept = 0;
    long wrong = 0;
    int next = 0;
    for (int bin = pixels.length - 1; bin >= 0; bin--) {
      if (pixels[bin] > 0) {
        kept += pixels[bin];
        wrong += pixels[bin] - right[bin];
        coverage[next] = (double) kept / total;
        risk[next++] = (double) wrong / kept;
      }
    }
    return new RiskCoverage(coverage, risk);
  }

  /// The share of wrong pixels among all; empty without pixels.
  public OptionalDouble error() {
    return risk.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(risk[risk.length - 1]);
  }

  /// The area under the curve by trapezia, from the first point at its risk down to no coverage:
  /// the smaller the better; empty without pixels.
  public OptionalDouble area() {
    if (risk.length == 0) {
      return OptionalDouble.empty();
    }
    double area = coverage[0] * risk[0];
    for (int i = 1; i < risk.length; i++) {
      area += (coverage[i] - coverage[i - 1]) * (risk[i] + risk[i - 1]) / 2;
    }
    return OptionalDouble.of(area);
  }

  /// How much of the area is due to the order of confidence: what is above the area of somebody who
  /// is surest where he is right, `r + (1 - r) ln(1 - r)` for a share `r` of wrong pixels (Geifman
  /// et al. 2019).
  public OptionalDouble excessArea() {
    if (risk.length == 0) {
      return OptionalDouble.empty();
    }
    double wrong = risk[risk.length - 1];
    double best = wrong >= 1 ? 1 : wrong + (1 - wrong) * Math.log1p(-wrong);
    return OptionalDouble.of(area().getAsDouble() - best);
  }

  /// The greatest share of pixels that can be kept so that at least `accuracy` of them are right; 0
  /// where not even the surest are.
  public double coverageAt(double accuracy) {
    double greatest = 0;
    for (int i = 0; i < risk.length; i++) {
      if (1 - risk[i] >= accuracy) {
        greatest = coverage[i];
      }
    }
    return greatest;
  }
}
