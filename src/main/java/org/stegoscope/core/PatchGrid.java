package org.stegoscope.core;

/// The grid of square patches a vision transformer sees: `rows` x `columns` patches of
/// `patchSizePx` input pixels, numbered row by row from the top left.
public record PatchGrid(int rows, int columns, int patchSizePx) {

  public PatchGrid {
    if (rows < 1 || columns < 1 || patchSizePx < 1) {
      throw new IllegalArgumentException(
          "a patch grid needs at least one patch of one pixel, not %d x %d of %d px"
              .formatted(rows, columns, patchSizePx));
    }
  }

  public int size() {
    return rows * columns;
  }

  public int index(int row, int column) {
    if (!contains(row, column)) {
      throw new IndexOutOfBoundsException(
          "patch %d,%d is outside the %d x %d grid".formatted(row, column, rows, columns));
    }
    return row * columns + column;
  }

  public int row(int index) {
    return index / columns;
  }

  public int column(int index) {
    return index % columns;
  }

  public boolean contains(int row, int column) {
    return row >= 0 && row < rows && column >= 0 && column < columns;
  }

  public int widthPx() {
    return columns * patchSizePx;
  }

  public int heightPx() {
    return rows * patchSizePx;
  }
}
