package org.stegoscope.workspace;

import java.util.Optional;
import java.util.OptionalInt;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.Placement;
import org.stegoscope.model.AttentionRequest;
import org.stegoscope.model.AttentionTokens;

/// What the attention of all tokens of a photo is computed from.
public record PhotoAttentionTokens(
    Photo photo, AttentionTokens tokens, Placement placement, Provenance provenance) {

  public InputGeometry geometry() {
    return new InputGeometry(tokens.grid(), placement);
  }

  AttentionRequest.Query query(Optional<InputGeometry.Point> point) {
    return query(geometry(), point);
  }

  /// The token of the patch under a point; the class token without a point, and for one that the
  /// model did not see.
  static AttentionRequest.Query query(InputGeometry geometry, Optional<InputGeometry.Point> point) {
    OptionalInt patch =
        point.map(at -> geometry.patchAt(at.x(), at.y())).orElse(OptionalInt.empty());
    if (patch.isEmpty()) {
      return new AttentionRequest.Cls();
    }
    PatchGrid grid = geometry.grid();
    return new AttentionRequest.Patch(grid.row(patch.getAsInt()), grid.column(patch.getAsInt()));
  }
}
