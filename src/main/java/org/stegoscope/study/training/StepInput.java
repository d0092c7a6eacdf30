package org.stegoscope.study.training;

import java.util.List;
import org.stegoscope.analysis.fitting.FitSource;

/// The images of a step.
///
/// @param places of the images in the source of features
/// @param batch their features and labels
/// @param near those of an image like each; none where no head learns
record StepInput(List<Integer> places, List<FitSource.Image> batch, List<FitSource.Image> near) {

  StepInput {
    places = List.copyOf(places);
    batch = List.copyOf(batch);
    near = List.copyOf(near);
  }
}
