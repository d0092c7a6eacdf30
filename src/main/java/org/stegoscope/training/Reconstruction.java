package org.stegoscope.training;

/// How well features are made of codes: less the mean cosine of the decoded code and the feature.
///
/// @param loss without its weight
/// @param codeGradient of the weighted loss by the codes, `[tokens, dimension]`
/// @param weightGradient of the weighted loss by the decoder's weights, `[width, dimension]`
/// @param biasGradient `[width]`
record Reconstruction(
    double loss, float[] codeGradient, float[] weightGradient, float[] biasGradient) {

  static Reconstruction of(
      float[] codes,
      float[] features,
      float[] weights,
      float[] biases,
      double weight,
      Products products) {
    int width = biases.length;
    int dimension = weights.length / width;
    int tokens = codes.length / dimension;
    float[] decoded = products.byTransposed(codes, weights, 1, tokens, dimension, width);
    HeadPass.addToRows(decoded, biases);
    UnitRows made = UnitRows.of(decoded, width);
    UnitRows wanted = UnitRows.of(features.clone(), width);
    float[] gradient = new float[decoded.length];
    double cosines = made.dot(wanted, -weight / tokens, gradient);
    made.pullBack(gradient);
    return new Reconstruction(
        -cosines / tokens,
        products.plain(gradient, weights, 1, tokens, width, dimension),
        products.transposedBy(gradient, codes, 1, width, tokens, dimension),
        HeadPass.sumOfRows(gradient, width));
  }
}
