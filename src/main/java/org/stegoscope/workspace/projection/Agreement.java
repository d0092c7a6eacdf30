package org.stegoscope.workspace.projection;

import java.util.Arrays;
import org.stegoscope.analysis.projection.Neighbours;
import org.stegoscope.analysis.projection.SpaceComparison;
import org.stegoscope.job.JobContext;

/// How much of one space is found again in another: the measure of how far a head preserves what
/// its backbone knows.
///
/// @param k neighbours that are compared
/// @param overlap the mean share of the neighbours that are neighbours in both, 0..1
/// @param overlapOf the same of each token
/// @param cka linear centred kernel alignment, 0..1
public record Agreement(
    String one, String other, int k, double overlap, float[] overlapOf, double cka) {

  static Agreement of(
      TokenSpace one, Neighbours near, TokenSpace other, Neighbours otherNear, JobContext context) {
    double[] shares = SpaceComparison.neighbourhoodOverlap(near, otherNear);
    float[] overlapOf = new float[shares.length];
    for (int token = 0; token < overlapOf.length; token++) {
      overlapOf[token] = (float) shares[token];
    }
    double cka =
        SpaceComparison.linearCka(
            one.vectors(), one.dimension(), other.vectors(), other.dimension(), context);
    return new Agreement(
        one.label(),
        other.label(),
        near.k(),
        Arrays.stream(shares).average().orElse(0),
        overlapOf,
        cka);
  }
}
