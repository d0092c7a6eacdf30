package org.stegoscope.workspace;

import java.util.List;
import java.util.Optional;
import org.stegoscope.analysis.Match;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.dataset.Photo;

/// How similar the patches of a photo are to the patches asked about. Queries outside the part of
/// their photo that the model saw have no map.
public record Similarity(
    Photo photo, InputGeometry geometry, List<Map> maps, Provenance provenance) {

  /// The cosine of every patch to one query, `[rows, columns]`, and the patch most like it.
  public record Map(Query query, ScalarMap cosines, Match best) {}

  public Similarity {
    maps = List.copyOf(maps);
  }

  public Optional<Map> of(int queryId) {
    return maps.stream().filter(map -> map.query().id() == queryId).findFirst();
  }
}
