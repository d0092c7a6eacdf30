package org.stegoscope.core;

/// Colours for numbers, 256 steps each, interpolated linearly in sRGB between evenly spaced
/// published anchor colours. Viridis, magma, inferno and cividis lie within 10 of 255 of the tables
/// of matplotlib; the diverging map is the eleven-class red-blue scheme of ColorBrewer, blue at the
/// low end and near-white exactly in the middle.
public enum ColorMap {
  VIRIDIS(
      0x440154, 0x481a6c, 0x472f7d, 0x414487, 0x39568c, 0x31688e, 0x2a788e, 0x23888e, 0x1f988b,
      0x22a884, 0x35b779, 0x54c568, 0x7ad151, 0xa5db36, 0xd2e21b, 0xfde725),
  MAGMA(
      0x000004, 0x0b0924, 0x20114b, 0x3b0f70, 0x57157e, 0x721f81, 0x8c2981, 0xa8327d, 0xc43c75,
      0xde4968, 0xf1605d, 0xfa7f5e, 0xfe9f6d, 0xfebf84, 0xfddea0, 0xfcfdbf),
  INFERNO(
      0x000004, 0x0c0826, 0x240c4f, 0x420a68, 0x5d126e, 0x781c6d, 0x932667, 0xae305c, 0xc73e4c,
      0xdd513a, 0xed6925, 0xf8850f, 0xfca50a, 0xfac62d, 0xf2e661, 0xfcffa4),
  CIVIDIS(
      0x00224e, 0x002e6c, 0x1e3a6f, 0x35456c, 0x47516c, 0x575d6d, 0x666970, 0x757575, 0x848279,
      0x948e77, 0xa59c74, 0xb7a96e, 0xc8b866, 0xdbc75a, 0xeed649, 0xfee838),
  GREY(0x000000, 0xffffff),
  DIVERGING(
      0x053061, 0x2166ac, 0x4393c3, 0x92c5de, 0xd1e5f0, 0xf7f7f7, 0xfddbc7, 0xf4a582, 0xd6604d,
      0xb2182b, 0x67001f);

  private static final int STEPS = 256;

  private final Rgb[] table = new Rgb[STEPS];

  ColorMap(int... anchors) {
    for (int step = 0; step < STEPS; step++) {
      double position = (double) step / (STEPS - 1) * (anchors.length - 1);
      int below = Math.min((int) position, anchors.length - 2);
      table[step] = mix(Rgb.of(anchors[below]), Rgb.of(anchors[below + 1]), position - below);
    }
  }

  /// The colour of `fraction`, 0 the low end and 1 the high one; clamped, NaN is the low end.
  public Rgb at(float fraction) {
    return table[Math.clamp(Math.round(fraction * (STEPS - 1)), 0, STEPS - 1)];
  }

  private static Rgb mix(Rgb from, Rgb to, double share) {
    return new Rgb(
        mix(from.red(), to.red(), share),
        mix(from.green(), to.green(), share),
        mix(from.blue(), to.blue(), share));
  }

  private static int mix(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }
}
