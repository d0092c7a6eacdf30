package org.stegoscope.checkpoint.architecture;

/// The sizes of a vision transformer.
///
/// @param width the length of a token
/// @param positionRows the rows of the patch grid it was trained on
public record VitShape(
    int patchSizePx,
    int width,
    int depth,
    int heads,
    int mlpWidth,
    int positionRows,
    int positionColumns) {

  /// The head width of every DINO model.
  private static final int HEAD_WIDTH = 64;

  public VitShape {
    if (heads < 1 || width % heads != 0) {
      throw new IllegalArgumentException(
          "a width of %d cannot be split into %d heads".formatted(width, heads));
    }
  }

  /// The number of heads is not in the file, and a wrong one gives wrong numbers silently.
  public VitShape withHeads(int otherHeads) {
    return new VitShape(
        patchSizePx, width, depth, otherHeads, mlpWidth, positionRows, positionColumns);
  }

  /// Heads of 64 channels where the width allows it, else the fewest heads of no more than that.
  static int usualHeads(int width) {
    int heads = Math.max(1, Math.ceilDiv(width, HEAD_WIDTH));
    while (width % heads != 0) {
      heads++;
    }
    return heads;
  }
}
