package org.stegoscope.study.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.stegoscope.core.AtomicFile;
import org.stegoscope.core.Palette;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.figure.IndexedPng;

/// What probes say of the images that are kept an eye on, as PNG pictures of ids, and which class
/// each cluster is.
final class PredictionFiles {

  private static final String LINEAR = "-linear.png";
  private static final String CLUSTER = "-cluster.png";

  private PredictionFiles() {}

  static void write(Path folder, Validated found, List<String> classes) {
    List<Validated.Prediction> predictions = found.predictions();
    if (predictions.isEmpty()) {
      return;
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StegoscopeException("The folder %s cannot be made: %s.".formatted(folder, e), e);
    }
    for (Validated.Prediction one : predictions) {
      IndexedPng.write(
          linear(folder, one.image()), one.linear(), Palette.generated(classes.size(), "class"));
      IndexedPng.write(
          cluster(folder, one.image()), one.cluster(), Palette.generated(254, "cluster"));
    }
    found
        .cluster()
        .ifPresent(scores -> {
          String classOf =
              IntStream.of(scores.matched().classOf())
                  .mapToObj(Integer::toString)
                  .collect(Collectors.joining("\n", "class\n", "\n"));
          AtomicFile.write(
              matching(folder), out -> out.write(classOf.getBytes(StandardCharsets.UTF_8)));
        });
  }

  static Path linear(Path folder, int image) {
    return folder.resolve("%05d".formatted(image) + LINEAR);
  }

  static Path cluster(Path folder, int image) {
    return folder.resolve("%05d".formatted(image) + CLUSTER);
  }

  /// A line a cluster: the class it was matched to, negative for none.
  static Path matching(Path folder) {
    return folder.resolve("clusters.csv");
  }
}
