package org.stegoscope.model;

import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.ScalarMap;

/// How much of each patch, and of the class token, has reached one token of a block through
/// attention and the residual connections of all blocks up to it (Abnar and Zuidema 2020). The
/// patches and `toCls` together sum to 1.
public record AttentionRollout(PatchGrid grid, ScalarMap toPatches, float toCls) {

  /// From the query's row of the product of the blocks, `[1 + patches]`.
  static AttentionRollout ofRow(PatchGrid grid, float[] row) {
    float[] toPatches = new float[grid.size()];
    System.arraycopy(row, 1, toPatches, 0, toPatches.length);
    return new AttentionRollout(
        grid, new ScalarMap(grid.rows(), grid.columns(), toPatches), row[0]);
  }
}
