package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.stegoscope.analysis.FeatureColors;
import org.stegoscope.analysis.Scaling;
import org.stegoscope.dataset.Photo;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.workspace.Laboratory;
import org.stegoscope.workspace.PhotoFeatures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "colors",
    description = {
      "Show features as colours: their first three principal components as red, green and blue.",
      "For each photo NAME: NAME.colors.png in the size of the photo; for all of them colors.json."
    })
final class ColorsCommand implements Callable<Integer> {

  @Mixin private ModelChoice choice;
  @Mixin private FeatureChoice features;
  @Mixin private CommonOptions common;

  @Option(
      names = "--image",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "The photos; one that cannot be read does not stop the others.")
  private List<Path> images;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write to; made if its parent exists.")
  private Path out;

  @Option(
      names = "--joint",
      description = "The same components and ranges for all photos: same colour, same thing.")
  private boolean joint;

  @Option(
      names = "--standardize",
      description = "Divide each channel by its standard deviation first.")
  private boolean standardize;

  @Option(
      names = "--robust",
      description = "Stretch from the 1st to the 99th percentile, not from least to greatest.")
  private boolean robust;

  private final Terminal terminal;
  private final Laboratory laboratory;

  ColorsCommand(Terminal terminal, Laboratory laboratory) {
    this.terminal = terminal;
    this.laboratory = laboratory;
  }

  @Override
  public Integer call() {
    FeatureRequest request = features.request();
    Destination.requireFolder(out);
    ColorFiles files = new ColorFiles(out, options(), joint);
    List<NamedFeatures> all = new ArrayList<>();
    PhotoSeries series = new PhotoSeries(images, terminal, laboratory);
    try (LazyModel model = new LazyModel(this::open)) {
      series.forEach(
          model,
          (photo, loaded, name) -> {
            NamedFeatures found = new NamedFeatures(features(photo, loaded, request), name);
            if (joint) {
              all.add(found);
            } else {
              write(List.of(found), files);
            }
          });
    }
    if (!all.isEmpty()) {
      write(all, files);
    }
    files.finish().print(terminal, common);
    return series.status();
  }

  private PhotoFeatures features(Photo photo, LoadedModel model, FeatureRequest request) {
    return laboratory.features(photo, model, choice.resolution(), request, terminal.context());
  }

  private LoadedModel open() {
    return choice.open(laboratory, common, terminal.context());
  }

  private FeatureColors.Options options() {
    return new FeatureColors.Options(
        standardize ? Scaling.STANDARDIZED : Scaling.CENTRED,
        robust ? FeatureColors.Stretch.PERCENTILES_1_TO_99 : FeatureColors.Stretch.MIN_MAX);
  }

  private void write(List<NamedFeatures> photos, ColorFiles files) {
    List<PhotoFeatures> found = photos.stream().map(NamedFeatures::features).toList();
    files.write(photos, laboratory.colors(found, options(), terminal.context()));
  }
}
