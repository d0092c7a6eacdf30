package org.stegoscope.model;

import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.ScalarMap;

/// How much one query token attends to every patch: `toPatches` is `[heads, rows, columns]`,
/// `toCls` is `[heads]`; for each head the two together sum to 1.
public record Attention(PatchGrid grid, int heads, float[] toPatches, float[] toCls) {

  public ScalarMap head(int head) {
    float[] values = new float[grid.size()];
    System.arraycopy(toPatches, head * grid.size(), values, 0, values.length);
    return new ScalarMap(grid.rows(), grid.columns(), values);
  }
}
