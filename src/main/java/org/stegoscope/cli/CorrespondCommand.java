package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.stegoscope.analysis.Correspondence;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.Photo;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.workspace.Laboratory;
import org.stegoscope.workspace.OutputNames;
import org.stegoscope.workspace.PhotoFeatures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "correspond",
    description = {
      "Find what looks like one point of a photo, on that photo and on others.",
      "For each photo NAME: the cosine similarity of every patch, NAME.similarity.npy, float32"
          + " [rows, columns], and as colours over the photo, NAME.heat.png; for all of them"
          + " correspondence.json."
    })
final class CorrespondCommand implements Callable<Integer> {

  @Mixin private ModelChoice choice;
  @Mixin private FeatureChoice features;
  @Mixin private CommonOptions common;

  @Option(
      names = "--image",
      required = true,
      paramLabel = "FILE",
      description = "The photo the point is on.")
  private Path image;

  @Option(
      names = "--point",
      required = true,
      paramLabel = "X,Y",
      description = "The point: column and row of a pixel of the photo, from 0.")
  private PixelPoint point;

  @Option(
      names = "--other",
      arity = "1..*",
      paramLabel = "FILE",
      description = "More photos; one that cannot be read does not stop the others.")
  private List<Path> others = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write to; made if its parent exists.")
  private Path out;

  private final Terminal terminal;
  private final Laboratory laboratory;

  CorrespondCommand(Terminal terminal, Laboratory laboratory) {
    this.terminal = terminal;
    this.laboratory = laboratory;
  }

  @Override
  public Integer call() {
    FeatureRequest request = features.request();
    Destination.requireFolder(out);
    Photo photo = laboratory.photo(image, terminal.context());
    requireInside(photo);
    try (LoadedModel model = choice.open(laboratory, common, terminal.context())) {
      return correspond(photo, model, request);
    }
  }

  private int correspond(Photo photo, LoadedModel model, FeatureRequest request) {
    List<Path> files = new ArrayList<>(List.of(image));
    files.addAll(others);
    List<String> names = OutputNames.of(files);
    PhotoFeatures asked = features(photo, model, request);
    int patch = patch(asked);
    Destination.create(out);
    CorrespondenceFiles writer =
        new CorrespondenceFiles(
            out, asked, point, patch, Correspondence.queryAtPatch(asked.map(), patch));
    writer.write(asked, names.getFirst());
    boolean allWell = true;
    for (int i = 1; i < files.size(); i++) {
      try {
        Photo other = laboratory.photo(files.get(i), terminal.context());
        writer.write(features(other, model, request), names.get(i));
      } catch (StegoscopeException e) {
        terminal.complain(e.getMessage());
        allWell = false;
      }
    }
    writer.finish().print(terminal, common);
    return (allWell ? ExitCode.OK : ExitCode.BAD_INPUT).status();
  }

  private PhotoFeatures features(Photo photo, LoadedModel model, FeatureRequest request) {
    JobContext context = terminal.context();
    return laboratory.features(photo, model, choice.resolution(), request, context);
  }

  private void requireInside(Photo photo) {
    RgbImage pixels = photo.image();
    if (point.x() < 0
        || point.y() < 0
        || point.x() >= pixels.width()
        || point.y() >= pixels.height()) {
      throw new StegoscopeException(
          "The point %s is outside %s, whose pixels go from 0,0 to %d,%d."
              .formatted(point, image.getFileName(), pixels.width() - 1, pixels.height() - 1));
    }
  }

  private int patch(PhotoFeatures asked) {
    FeatureMap map = asked.map();
    PatchGrid grid = map.grid();
    int patch = asked.placement().patchAt(grid, point.x() + 0.5, point.y() + 0.5);
    if (patch < 0) {
      throw new StegoscopeException(
          "The point %s is outside the part of %s that the model sees at resolution %s: %s."
              .formatted(
                  point,
                  image.getFileName(),
                  choice.resolution(),
                  CorrespondenceFiles.part(asked)));
    }
    return patch;
  }
}
