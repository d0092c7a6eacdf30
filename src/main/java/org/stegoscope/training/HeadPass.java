package org.stegoscope.training;

/// One pass of a head over the tokens of a batch, and the way back.
///
/// @param first what `linear` reads, `[tokens, width]`
/// @param second what `hidden` reads; the same array where nothing is dropped
/// @param active `relu(hidden(second))`, `[tokens, width]`; empty for a linear head
/// @param code `[tokens, dimension]`
record HeadPass(HeadWeights head, float[] first, float[] second, float[] active, float[] code) {

  static HeadPass of(HeadWeights head, float[] first, float[] second, Products products) {
    int width = head.width();
    int dimension = head.dimension();
    int tokens = first.length / width;
    if (head.projection() == HeadWeights.Projection.NONE) {
      return new HeadPass(head, first, second, new float[0], first);
    }
    float[] code = products.byTransposed(first, head.linearWeights(), 1, tokens, width, dimension);
    addToRows(code, head.linearBiases());
    if (head.projection() == HeadWeights.Projection.LINEAR) {
      return new HeadPass(head, first, second, new float[0], code);
    }
    float[] active = products.byTransposed(second, head.hiddenWeights(), 1, tokens, width, width);
    addToRows(active, head.hiddenBiases());
    for (int i = 0; i < active.length; i++) {
      active[i] = Math.max(active[i], 0);
    }
    float[] more = products.byTransposed(active, head.outputWeights(), 1, tokens, width, dimension);
    addToRows(more, head.outputBiases());
    for (int i = 0; i < code.length; i++) {
      code[i] += more[i];
    }
    return new HeadPass(head, first, second, active, code);
  }

  static void addToRows(float[] rows, float[] biases) {
    for (int i = 0; i < rows.length; i++) {
      rows[i] += biases[i % biases.length];
    }
  }

  /// How a loss changes with the layers, in the order of [HeadWeights#layers].
  ///
  /// @param gradient of the loss by the code, `[tokens, dimension]`
  float[][] back(float[] gradient, Products products) {
    int width = head.width();
    int dimension = head.dimension();
    int tokens = first.length / width;
    float[] linear = products.transposedBy(gradient, first, 1, dimension, tokens, width);
    float[] biases = sumOfRows(gradient, dimension);
    if (active.length == 0) {
      float[] none = new float[0];
      return new float[][] {linear, biases, none, none, none, none};
    }
    float[] output = products.transposedBy(gradient, active, 1, dimension, tokens, width);
    float[] wanted = products.plain(gradient, head.outputWeights(), 1, tokens, dimension, width);
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = active[i] > 0 ? wanted[i] : 0;
    }
    float[] hidden = products.transposedBy(wanted, second, 1, width, tokens, width);
    return new float[][] {linear, biases, hidden, sumOfRows(wanted, width), output, biases.clone()};
  }

  static float[] sumOfRows(float[] rows, int width) {
    double[] sums = new double[width];
    for (int i = 0; i < rows.length; i++) {
      sums[i % width] += rows[i];
    }
    float[] sum = new float[width];
    for (int i = 0; i < width; i++) {
      sum[i] = (float) sums[i];
    }
    return sum;
  }
}
