package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.stegoscope.analysis.crf.CrfOptions;
import org.stegoscope.analysis.crf.DenseCrf;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.NpyReader;
import org.stegoscope.dataset.PhotoReader;
import org.stegoscope.figure.NpyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "crf",
    description = {
      "Refine anybody's probabilities of classes with a dense CRF.",
      "Writes an array of the same shape."
    })
final class CrfCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Option(
      names = "--image",
      required = true,
      paramLabel = "FILE",
      description = "The photo, as large as the probabilities.")
  private Path image;

  @Option(
      names = "--probabilities",
      required = true,
      paramLabel = "F.npy",
      description = "An array of NumPy, float32 [classes, rows, columns].")
  private Path probabilities;

  @Option(
      names = "--settings",
      paramLabel = "stego|dino-vit-features|SETTINGS",
      defaultValue = "stego",
      description = {
        "Constants of the kernels (default: ${DEFAULT-VALUE}).",
        "SETTINGS: iterations,near=PX:WEIGHT,alike=PX:COLOUR:WEIGHT,rgb|bgr."
      })
  private CrfOptions settings;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description = "Iterations of the mean field (default: as the settings say).")
  private Integer iterations;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "Q.npy",
      description = "Where the refined probabilities are written.")
  private Path out;

  private final Terminal terminal;

  CrfCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Destination.requireFile(out);
    CrfOptions options = iterations == null ? settings : settings.withIterations(iterations);
    RgbImage picture = PhotoReader.read(image, terminal.context()).image();
    NpyReader.Scores scores = NpyReader.readScores(probabilities, terminal.context());
    if (picture.width() != scores.columns() || picture.height() != scores.rows()) {
      throw new StegoscopeException(
          "%s has %d x %d pixels, but the probabilities are of %d x %d."
              .formatted(
                  image.getFileName(),
                  picture.width(),
                  picture.height(),
                  scores.columns(),
                  scores.rows()));
    }
    long start = System.nanoTime();
    float[] refined =
        DenseCrf.refine(picture, scores.values(), scores.classes(), options, terminal.context());
    double seconds = (System.nanoTime() - start) / 1e9;
    NpyFile.write(out, refined, scores.classes(), scores.rows(), scores.columns());
    Report report = new Report("crf");
    report.wrote(out);
    report.with("classes", scores.classes());
    report.with("rows", scores.rows());
    report.with("columns", scores.columns());
    report.with("settings", options.toString());
    report.with("seconds", seconds);
    report.print(terminal, common);
    return ExitCode.OK.status();
  }
}
