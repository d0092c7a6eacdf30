package org.stegoscope.cli;

import java.util.List;
import java.util.stream.IntStream;
import org.stegoscope.analysis.AttentionMaps;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.Placement;
import org.stegoscope.workspace.PhotoAttention;
import org.stegoscope.workspace.PhotoRollout;
import org.stegoscope.workspace.Provenance;

/// What a token attends to: a map a head, or the one map of a rollout. `shape` is that of the array
/// to be written, `toCls` the share of the class token, a number a map.
record AttendedMaps(
    Photo photo,
    PatchGrid grid,
    Placement placement,
    Provenance provenance,
    List<ScalarMap> maps,
    int[] shape,
    Object toCls) {

  static AttendedMaps of(PhotoAttention result) {
    PatchGrid grid = result.attention().grid();
    int heads = result.attention().heads();
    return new AttendedMaps(
        result.photo(),
        grid,
        result.placement(),
        result.provenance(),
        IntStream.range(0, heads).mapToObj(result.attention()::head).toList(),
        new int[] {heads, grid.rows(), grid.columns()},
        result.attention().toCls());
  }

  static AttendedMaps of(PhotoRollout result) {
    PatchGrid grid = result.rollout().grid();
    return new AttendedMaps(
        result.photo(),
        grid,
        result.placement(),
        result.provenance(),
        List.of(result.rollout().toPatches()),
        new int[] {grid.rows(), grid.columns()},
        result.rollout().toCls());
  }

  /// The maps one after another.
  float[] values() {
    float[] values = new float[maps.size() * grid.size()];
    for (int i = 0; i < maps.size(); i++) {
      System.arraycopy(maps.get(i).values(), 0, values, i * grid.size(), grid.size());
    }
    return values;
  }

  /// 1 at the most attended patches of each map that together hold `mass` of it, else 0.
  byte[] masks(double mass) {
    byte[] masks = new byte[maps.size() * grid.size()];
    for (int i = 0; i < maps.size(); i++) {
      boolean[] mask = AttentionMaps.massMask(maps.get(i).values(), mass);
      for (int patch = 0; patch < mask.length; patch++) {
        masks[i * mask.length + patch] = (byte) (mask[patch] ? 1 : 0);
      }
    }
    return masks;
  }
}
