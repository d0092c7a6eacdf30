package org.stegoscope.study.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.stegoscope.core.Palette;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.figure.IndexedPng;

/// What probes say of the images that are kept an eye on, as PNG pictures of ids.
final class PredictionFiles {

  private PredictionFiles() {}

  static void write(Path folder, List<Validated.Prediction> predictions, List<String> classes) {
    if (predictions.isEmpty()) {
      return;
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StegoscopeException("The folder %s cannot be made: %s.".formatted(folder, e), e);
    }
    for (Validated.Prediction one : predictions) {
      String name = "%05d".formatted(one.image());
      IndexedPng.write(
          folder.resolve(name + "-linear.png"),
          one.linear(),
          Palette.generated(classes.size(), "class"));
      IndexedPng.write(
          folder.resolve(name + "-cluster.png"), one.cluster(), Palette.generated(254, "cluster"));
    }
  }
}
