package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.stegoscope.dataset.collection.CropScheme;
import org.stegoscope.dataset.collection.DatasetChoice;
import org.stegoscope.dataset.collection.DatasetSource;
import picocli.CommandLine.Option;

/// The options that say how a data set is read.
final class DatasetOptions {

  @Option(
      names = "--crops",
      paramLabel = "none|five|random:SEED|super|double",
      defaultValue = "none",
      description =
          "Cut pictures into the parts that methods train on (default: ${DEFAULT-VALUE}).")
  private CropScheme crops;

  @Option(
      names = "--classes",
      paramLabel = "FILE",
      description = {
        "A list of classes, classes.json or classes.txt, in place of that of the data set: names,",
        "colours, and ids that are none."
      })
  private Path classes;

  CropScheme crops() {
    return crops;
  }

  DatasetChoice of(DatasetSource source) {
    return new DatasetChoice(source, crops, Optional.ofNullable(classes));
  }
}
