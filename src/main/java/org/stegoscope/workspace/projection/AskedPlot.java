package org.stegoscope.workspace.projection;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.stegoscope.analysis.projection.ProjectionOptions;
import org.stegoscope.analysis.projection.TokenSampling;
import org.stegoscope.model.LoadedModel;

/// Everything a plot is made from.
///
/// @param labels the folder with the labels of the photos
public record AskedPlot(
    List<Path> photos,
    TokenSampling sampling,
    Optional<Path> labels,
    TokenSpace.Key space,
    ProjectionOptions options) {

  public LoadedModel model() {
    return space.model();
  }
}
