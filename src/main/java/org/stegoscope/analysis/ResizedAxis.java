package org.stegoscope.analysis;

/// One axis of a bilinear resize as PyTorch does it with `align_corners=False`: output `i` lies
/// `fraction[i]` of the way from input `lower[i]` to the next one. The fraction is 0 at the last
/// input, so a next one is always there when it counts.
record ResizedAxis(int[] lower, double[] fraction) {

  static ResizedAxis of(int inputs, int outputs) {
    int[] lower = new int[outputs];
    double[] fraction = new double[outputs];
    double scale = (double) inputs / outputs;
    for (int i = 0; i < outputs; i++) {
      double source = Math.max(0, (i + 0.5) * scale - 0.5);
      lower[i] = Math.min((int) source, inputs - 1);
      fraction[i] = lower[i] < inputs - 1 ? source - lower[i] : 0;
    }
    return new ResizedAxis(lower, fraction);
  }
}
