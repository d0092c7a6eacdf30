package org.stegoscope.workspace;

import java.util.List;
import java.util.stream.IntStream;
import org.stegoscope.analysis.AttentionMaps;
import org.stegoscope.analysis.HeadOverlay;
import org.stegoscope.core.ColorMap;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.dataset.Photo;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.Attention;

/// The attention of one token of a photo, head by head, with a small picture of each head.
public record AttentionAnswer(
    Photo photo,
    InputGeometry geometry,
    List<ScalarMap> heads,
    List<Raster> thumbnails,
    Provenance provenance) {

  static AttentionAnswer of(
      Photo photo,
      InputGeometry geometry,
      Attention attention,
      Provenance provenance,
      JobContext context) {
    List<ScalarMap> heads =
        IntStream.range(0, attention.heads()).mapToObj(attention::head).toList();
    List<Raster> thumbnails = heads.stream().map(head -> thumbnail(head, context)).toList();
    return new AttentionAnswer(photo, geometry, heads, thumbnails, provenance);
  }

  /// Stretched to its own range, as DINO's figures are.
  private static Raster thumbnail(ScalarMap head, JobContext context) {
    ColorScale own = new ColorScale(ColorMap.VIRIDIS, head.range(), "");
    return HeatPainter.cells(head, own, context);
  }

  /// Every head in its colour where it attends most.
  Raster allHeads(JobContext context) {
    List<HeadOverlay.ColoredHead> colored =
        IntStream.range(0, heads.size())
            .mapToObj(head -> new HeadOverlay.ColoredHead(heads.get(head), HeadOverlay.color(head)))
            .toList();
    ScalarMap first = heads.getFirst();
    Raster patches = new Raster(first.columns(), first.rows(), HeadOverlay.premultiplied(colored));
    return HeatPainter.enlarged(patches, context);
  }

  /// One map of the heads; they must not be asked for all at once, nor for the rollout.
  ScalarMap map(AttentionDisplay display, int head) {
    return switch (display) {
      case HEAD -> heads.get(Math.clamp(head, 0, heads.size() - 1));
      case MEAN -> AttentionMaps.mean(heads);
      case MAX -> AttentionMaps.max(heads);
      case HEADS, ROLLOUT -> throw new IllegalArgumentException("no map of the heads: " + display);
    };
  }
}
