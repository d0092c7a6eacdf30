package org.stegoscope.training;

/// The correspondence loss of a batch.
///
/// @param codeGradient of the total by the codes, `[images, patches, d]`
/// @param positiveGradient of the total by the codes of the positives
public record Correspondence(
    double total,
    Similarities intra,
    Similarities inter,
    Similarities neg,
    float[] codeGradient,
    float[] positiveGradient) {

  /// One term.
  ///
  /// @param loss the mean over all pairs of points
  /// @param meanSimilarity the mean cosine of codes
  /// @param meanLikeness the mean cosine of features: a shift below it pulls codes together on the
  ///   whole, one above it pushes them apart
  /// @param cosines of codes, `[images (times draws), points, points]`
  public record Similarities(
      double loss, double meanSimilarity, double meanLikeness, float[] cosines) {}
}
