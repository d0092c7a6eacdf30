package org.stegoscope.training;

/// How alike codes stay when an image is augmented: less the mean cosine of the code of a token of
/// the augmented image and the code of the image at the place the token came from.
///
/// @param loss without its weight
/// @param codeGradient of the weighted loss by the codes of the images, `[images, patches, d]`
/// @param augmentedGradient the same by those of the augmented images
record Alignment(double loss, float[] codeGradient, float[] augmentedGradient) {

  /// @param coordinates where the augmented tokens came from, `[images, columns, rows, 2]`, (x, y)
  ///   from -1 to 1
  static Alignment of(
      FeatureBatch codes, FeatureBatch augmented, float[] coordinates, double weight) {
    int width = codes.channels();
    int points = augmented.patches();
    Taps[] taps = new Taps[codes.images()];
    float[] sampled = new float[augmented.values().length];
    for (int i = 0; i < taps.length; i++) {
      taps[i] =
          Taps.at(
              coordinates, i, augmented.columns(), augmented.rows(), codes.rows(), codes.columns());
      taps[i].gather(codes, i, sampled, i * points * width);
    }
    UnitRows here = UnitRows.of(sampled, width);
    UnitRows there = UnitRows.of(augmented.values().clone(), width);
    int pairs = taps.length * points;
    float[] atHere = new float[sampled.length];
    float[] atThere = new float[sampled.length];
    double cosines = here.dot(there, -weight / pairs, atHere);
    there.dot(here, -weight / pairs, atThere);
    here.pullBack(atHere);
    there.pullBack(atThere);
    float[] gradient = new float[codes.values().length];
    for (int i = 0; i < taps.length; i++) {
      taps[i].scatter(atHere, i * points * width, gradient, i * codes.patches(), width);
    }
    return new Alignment(-cosines / pairs, gradient, atThere);
  }
}
