package org.stegoscope.workspace.projection;

import java.util.Optional;
import org.stegoscope.analysis.projection.EmbeddingQuality;
import org.stegoscope.analysis.projection.NearestNeighbours;
import org.stegoscope.analysis.projection.Neighbours;
import org.stegoscope.analysis.projection.SpaceMeasures;
import org.stegoscope.job.JobContext;

/// How far a projection can be trusted, and the space it comes from.
///
/// @param quality what the projection keeps of the neighbourhoods; empty where there are too few
///   tokens
/// @param neighbours of each token in the space itself; empty where there is one token
/// @param space what the space is like; empty where there is one token
public record PlotMeasures(
    Optional<EmbeddingQuality> quality,
    Optional<Neighbours> neighbours,
    Optional<SpaceMeasures> space) {

  /// As scikit-learn's examples and the fixtures measure trustworthiness.
  private static final int QUALITY_NEIGHBOURS = 12;

  /// How many neighbours are compared between spaces.
  static final int SPACE_NEIGHBOURS = 15;

  /// @param labels of the tokens, negative for none
  static PlotMeasures of(PlottedSpace plotted, Optional<int[]> labels, JobContext context) {
    TokenSpace space = plotted.space();
    int tokens = space.size();
    int k = Math.min(QUALITY_NEIGHBOURS, (tokens - 1) / 2);
    Optional<EmbeddingQuality> quality =
        k < 1
            ? Optional.empty()
            : Optional.of(
                EmbeddingQuality.of(
                    space.vectors(),
                    space.dimension(),
                    plotted.options().metric(),
                    plotted.embedding().coordinates(),
                    2,
                    k,
                    context.part(0, 0.6)));
    int near = Math.min(SPACE_NEIGHBOURS, tokens - 1);
    Optional<Neighbours> neighbours =
        near < 1
            ? Optional.empty()
            : Optional.of(
                NearestNeighbours.of(
                    space.vectors(),
                    space.dimension(),
                    near,
                    plotted.options().metric(),
                    context.part(0.6, 0.8)));
    Optional<SpaceMeasures> measured =
        neighbours.map(known ->
            SpaceMeasures.of(
                space.vectors(), space.dimension(), known, labels, context.part(0.8, 1)));
    return new PlotMeasures(quality, neighbours, measured);
  }
}
