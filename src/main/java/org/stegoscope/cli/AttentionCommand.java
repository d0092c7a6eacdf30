package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.stegoscope.core.RgbImage;
import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.figure.NpyFile;
import org.stegoscope.figure.PlaceFields;
import org.stegoscope.figure.RgbPng;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.AttentionRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.workspace.Laboratory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "attention",
    description = {
      "Write how one token attends to the patches of a photo: float32, [heads, rows, columns].",
      "For each head the weights of the patches and of the class token sum to 1.",
      "With --rollout: how much of each patch has reached the token through all blocks, float32,"
          + " [rows, columns]."
    })
final class AttentionCommand implements Callable<Integer> {

  @Mixin private ModelChoice choice;
  @Mixin private AttentionFigureChoice figure;
  @Mixin private CommonOptions common;

  @Option(names = "--image", required = true, paramLabel = "FILE", description = "The photo.")
  private Path image;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.npy",
      description = "The file to write, in a folder that exists.")
  private Path out;

  @Option(
      names = "--block",
      paramLabel = "N",
      converter = CountConverter.Block.class,
      description = "Block of the backbone from 0 (default: the last).")
  private Integer block;

  @Option(
      names = "--query",
      paramLabel = "cls|ROW,COL",
      defaultValue = "cls",
      description = "The token that asks: the class token or a patch (default: ${DEFAULT-VALUE}).")
  private AttentionRequest.Query query;

  @Option(
      names = "--rollout",
      description =
          "Attention rollout from the first block to --block instead of the heads of one block.")
  private boolean rollout;

  @Option(
      names = "--mass",
      paramLabel = "M",
      converter = ShareConverter.class,
      description = {
        "Also write which patches hold the share M, 0 to 1, of the attention of each head: F.mask.npy"
            + " beside F.npy, uint8, 1 or 0, in the same shape."
      })
  private Double mass;

  private final Terminal terminal;
  private final Laboratory laboratory;

  AttentionCommand(Terminal terminal, Laboratory laboratory) {
    this.terminal = terminal;
    this.laboratory = laboratory;
  }

  @Override
  public Integer call() {
    figure.require(rollout);
    Destination.requireFile(out);
    Path mask = mask(out);
    if (mass != null) {
      Destination.requireFile(mask);
    }
    figure.file().ifPresent(file -> Destination.requireFile("--figure", file));
    AttendedMaps attended = attend();
    // A head that is none is told before anything is written.
    Optional<RgbImage> drawing = figure.file().map(_ -> figure.draw(attended, mass));
    Report report = report(attended);
    NpyFile.write(out, attended.values(), attended.shape());
    report.wrote(out);
    if (mass != null) {
      NpyFile.write(mask, attended.masks(mass), attended.shape());
      report.with("mass", mass).wrote(mask);
    }
    drawing.ifPresent(picture -> {
      Path file = figure.file().orElseThrow();
      RgbPng.write(file, picture);
      report.wrote(file);
    });
    report.print(terminal, common);
    return ExitCode.OK.status();
  }

  private AttendedMaps attend() {
    JobContext context = terminal.context();
    AttentionRequest request = new AttentionRequest(FeatureChoice.block(block), query);
    Photo photo = laboratory.photo(image, context);
    Resolution resolution = choice.resolution();
    try (LoadedModel model = choice.open(laboratory, common, context)) {
      return rollout
          ? AttendedMaps.of(laboratory.rollout(photo, model, resolution, request, context))
          : AttendedMaps.of(laboratory.attention(photo, model, resolution, request, context));
    }
  }

  private Report report(AttendedMaps attended) {
    return new Report("attention")
        .with("shape", attended.shape())
        .with("dtype", "float32")
        .with("rollout", rollout)
        .with("block", block == null ? "last" : block)
        .with("query", text(query))
        .with("toCls", attended.toCls())
        .with("grid", PlaceFields.of(attended.grid()))
        .with("placement", PlaceFields.of(attended.placement()))
        .with("provenance", attended.provenance().fields());
  }

  /// `F.mask.npy` beside `F.npy`.
  private static Path mask(Path out) {
    String name = String.valueOf(out.getFileName());
    String stem = name.endsWith(".npy") ? name.substring(0, name.length() - 4) : name;
    return out.resolveSibling(stem + ".mask.npy");
  }

  private static String text(AttentionRequest.Query query) {
    return switch (query) {
      case AttentionRequest.Cls _ -> "cls";
      case AttentionRequest.Patch patch -> patch.row() + "," + patch.column();
    };
  }
}
