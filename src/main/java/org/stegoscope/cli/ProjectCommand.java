package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.stegoscope.analysis.projection.Embedding;
import org.stegoscope.analysis.projection.EmbeddingWatcher;
import org.stegoscope.analysis.projection.ProjectionMethod;
import org.stegoscope.analysis.projection.ProjectionOptions;
import org.stegoscope.analysis.projection.Projector;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.workspace.Laboratory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "project",
    description = {
      "Lay tokens out in the plane, and measure how far the picture can be trusted.",
      "Writes coordinates.npy, points.csv, a figure, and project.json with every number."
    })
final class ProjectCommand implements Callable<Integer> {

  @Mixin private VectorInput input;
  @Mixin private CommonOptions common;

  @Option(
      names = "--method",
      paramLabel = "pca|tsne|exact-tsne|umap|rp",
      required = true,
      converter = MethodConverter.class,
      description =
          "Principal components, t-SNE, t-SNE over all pairs of few points, UMAP or a random projection.")
  private ProjectionMethod method;

  @Option(
      names = "--pca",
      paramLabel = "N",
      defaultValue = "50",
      description =
          "t-SNE and UMAP: reduce to so many principal components first, 0 for never (default:"
              + " ${DEFAULT-VALUE}).")
  private int components;

  @Option(
      names = "--perplexity",
      paramLabel = "P",
      defaultValue = "30",
      description = "t-SNE: how many neighbours a token has, roughly (default: ${DEFAULT-VALUE}).")
  private double perplexity;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      defaultValue = "1000",
      description = "t-SNE: iterations (default: ${DEFAULT-VALUE}).")
  private int iterations;

  @Option(
      names = "--neighbors",
      paramLabel = "N",
      defaultValue = "15",
      description = "UMAP: neighbours of each token (default: ${DEFAULT-VALUE}).")
  private int neighbours;

  @Option(
      names = "--min-dist",
      paramLabel = "D",
      defaultValue = "0.1",
      description = "UMAP: how close tokens may come to lie (default: ${DEFAULT-VALUE}).")
  private double minimumDistance;

  @Option(
      names = "--k",
      paramLabel = "N",
      defaultValue = "12",
      description =
          "Neighbours by which trustworthiness, continuity and purity are measured (default:"
              + " ${DEFAULT-VALUE}).")
  private int k;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "The seed of the projection (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--figure",
      paramLabel = "FILE",
      description = "The figure, as .png, .svg or .pdf (default: figure.png in the folder).")
  private Path figure;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write to; made if its parent exists.")
  private Path out;

  private final Terminal terminal;
  private final Laboratory laboratory;

  ProjectCommand(Terminal terminal, Laboratory laboratory) {
    this.terminal = terminal;
    this.laboratory = laboratory;
  }

  @Override
  public Integer call() {
    input.require();
    Destination.requireFolder(out);
    if (figure != null) {
      Destination.requireFile("--figure", figure);
    }
    ProjectionOptions options =
        new ProjectionOptions(
            method,
            input.metric(),
            components,
            perplexity,
            iterations,
            neighbours,
            minimumDistance,
            seed);
    VectorInput.Read read = input.read(terminal, laboratory, common, seed);
    TokenVectors vectors = read.vectors();
    if (k < 1 || 2 * (long) k >= vectors.count()) {
      throw new StegoscopeException(
          "--k %d needs more than %d points, but there are %d; choose a smaller --k."
              .formatted(k, 2 * (long) k, vectors.count()));
    }
    long start = System.nanoTime();
    Embedding embedding =
        Projector.project(
            vectors.values(),
            vectors.dimension(),
            options,
            EmbeddingWatcher.NONE,
            terminal.context());
    double seconds = (System.nanoTime() - start) / 1e9;
    new ProjectionFiles(out, figure, vectors, options, k)
        .write(embedding, seconds, terminal.context())
        .print(terminal, common);
    return read.status();
  }
}
