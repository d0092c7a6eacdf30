package org.stegoscope.model;

import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.ScalarMap;

/// How much one query token attends to every patch: `toPatches` is `[heads, rows, columns]`,
/// `toCls` is `[heads]`; for each head the two together sum to 1.
public record Attention(PatchGrid grid, int heads, float[] toPatches, float[] toCls) {

  /// From the query's row of the attention matrix of each head, `[heads, 1 + patches]`.
  static Attention ofRows(PatchGrid grid, int heads, float[] rows) {
    int patches = grid.size();
    float[] toPatches = new float[heads * patches];
    float[] toCls = new float[heads];
    for (int head = 0; head < heads; head++) {
      toCls[head] = rows[head * (patches + 1)];
      System.arraycopy(rows, head * (patches + 1) + 1, toPatches, head * patches, patches);
    }
    return new Attention(grid, heads, toPatches, toCls);
  }

  public ScalarMap head(int head) {
    float[] values = new float[grid.size()];
    System.arraycopy(toPatches, head * grid.size(), values, 0, values.length);
    return new ScalarMap(grid.rows(), grid.columns(), values);
  }
}
