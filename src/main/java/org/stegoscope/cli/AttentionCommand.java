package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.dataset.Photo;
import org.stegoscope.figure.NpyFile;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.Attention;
import org.stegoscope.model.AttentionRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.workspace.Laboratory;
import org.stegoscope.workspace.PhotoAttention;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "attention",
    description = {
      "Write how one token attends to the patches of a photo: float32, [heads, rows, columns].",
      "For each head the weights of the patches and of the class token sum to 1."
    })
final class AttentionCommand implements Callable<Integer> {

  @Mixin private ModelChoice choice;
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

  private final Terminal terminal;
  private final Laboratory laboratory;

  AttentionCommand(Terminal terminal, Laboratory laboratory) {
    this.terminal = terminal;
    this.laboratory = laboratory;
  }

  @Override
  public Integer call() {
    JobContext context = terminal.context();
    AttentionRequest request = new AttentionRequest(FeatureChoice.block(block), query);
    Destination.requireFile(out);
    Photo photo = laboratory.photo(image, context);
    PhotoAttention result;
    try (LoadedModel model = choice.open(laboratory, common, context)) {
      result = laboratory.attention(photo, model, choice.resolution(), request, context);
    }
    Attention attention = result.attention();
    PatchGrid grid = attention.grid();
    NpyFile.write(out, attention.toPatches(), attention.heads(), grid.rows(), grid.columns());
    Report report =
        new Report("attention")
            .with("shape", List.of(attention.heads(), grid.rows(), grid.columns()))
            .with("dtype", "float32")
            .with("block", block == null ? "last" : block)
            .with("query", text(query))
            .with("toCls", attention.toCls())
            .with("grid", Fields.of(grid))
            .with("placement", Fields.of(result.placement()))
            .with("provenance", result.provenance().fields());
    report.wrote(out);
    report.print(terminal, common);
    return ExitCode.OK.status();
  }

  private static String text(AttentionRequest.Query query) {
    return switch (query) {
      case AttentionRequest.Cls _ -> "cls";
      case AttentionRequest.Patch patch -> patch.row() + "," + patch.column();
    };
  }
}
