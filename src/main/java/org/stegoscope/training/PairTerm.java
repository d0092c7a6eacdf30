package org.stegoscope.training;

/// How alike features and codes of pairs of points are, and what the loss makes of it: less the
/// product of the clamped cosine of codes and the feature cosine less a shift.
///
/// @param loss sum over all pairs
/// @param similarity sum of the cosines of codes
/// @param likeness sum of the cosines of features
/// @param cosines of codes, `[images, points, points]`
/// @param slopes of the sum by `cosines`
record PairTerm(double loss, double similarity, double likeness, float[] cosines, float[] slopes) {

  /// @param features cosines of features, `[images, points, points]`, changed
  static PairTerm of(
      float[] features, float[] codes, int points, double shift, LossOptions options) {
    if (options.pointwise()) {
      centre(features, points);
    }
    double loss = 0;
    double similarity = 0;
    double likeness = 0;
    float[] slopes = new float[codes.length];
    double low = options.lowest();
    double high = options.highest();
    for (int i = 0; i < codes.length; i++) {
      double pull = features[i] - shift;
      double cosine = codes[i];
      similarity += cosine;
      likeness += features[i];
      loss -= Math.clamp(cosine, low, high) * pull;
      slopes[i] = cosine >= low && cosine <= high ? (float) -pull : 0;
    }
    return new PairTerm(loss, similarity, likeness, codes, slopes);
  }

  /// Takes from each row its mean, and gives all the mean of all back.
  private static void centre(float[] features, int points) {
    double whole = 0;
    for (int row = 0; row < features.length; row += points) {
      double sum = 0;
      for (int i = row; i < row + points; i++) {
        sum += features[i];
      }
      whole += sum;
      double mean = sum / points;
      for (int i = row; i < row + points; i++) {
        features[i] = (float) (features[i] - mean);
      }
    }
    // The centred rows have the mean 0, so the mean of all is only added.
    float mean = (float) (whole / features.length);
    for (int i = 0; i < features.length; i++) {
      features[i] += mean;
    }
  }
}
