package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.dataset.Photo;
import org.stegoscope.figure.NpyFile;
import org.stegoscope.figure.PlaceFields;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.workspace.Laboratory;
import org.stegoscope.workspace.PhotoFeatures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "features",
    description = "Write the features of a photo: float32, [channels, rows, columns].")
final class FeaturesCommand implements Callable<Integer> {

  @Mixin private ModelChoice choice;
  @Mixin private FeatureChoice features;
  @Mixin private CommonOptions common;

  @Option(names = "--image", required = true, paramLabel = "FILE", description = "The photo.")
  private Path image;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.npy",
      description = "The file to write, in a folder that exists.")
  private Path out;

  private final Terminal terminal;
  private final Laboratory laboratory;

  FeaturesCommand(Terminal terminal, Laboratory laboratory) {
    this.terminal = terminal;
    this.laboratory = laboratory;
  }

  @Override
  public Integer call() {
    JobContext context = terminal.context();
    FeatureRequest request = features.request();
    Destination.requireFile(out);
    Photo photo = laboratory.photo(image, context);
    PhotoFeatures result;
    try (LoadedModel model = choice.open(laboratory, common, context)) {
      result = laboratory.features(photo, model, choice.resolution(), request, context);
    }
    FeatureMap map = result.map();
    PatchGrid grid = map.grid();
    NpyFile.write(out, map.channelsFirst(), map.channels(), grid.rows(), grid.columns());
    Report report =
        new Report("features")
            .with("shape", List.of(map.channels(), grid.rows(), grid.columns()))
            .with("dtype", "float32")
            .with("grid", PlaceFields.of(grid))
            .with("placement", PlaceFields.of(result.placement()))
            .with("provenance", result.provenance().fields());
    report.wrote(out);
    report.print(terminal, common);
    return ExitCode.OK.status();
  }
}
