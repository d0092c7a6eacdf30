package org.stegoscope.workspace.training;

import java.util.Optional;
import org.stegoscope.workspace.Raster;

/// A watched image and what both probes said of it after a step, in small.
///
/// @param id its name within the split
/// @param photo empty where it cannot be read any more
/// @param labels empty where there are none
public record PredictionPicture(
    String id, Optional<Raster> photo, Optional<Raster> labels, Raster cluster, Raster linear) {}
