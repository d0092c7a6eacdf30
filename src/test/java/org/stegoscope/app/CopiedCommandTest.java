package org.stegoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.cli.CommandLineInterface;
import org.stegoscope.cli.Terminal;
import org.stegoscope.core.LabelMap;
import org.stegoscope.job.DirectRunner;
import org.stegoscope.job.JobContext;
import org.stegoscope.ui.SampleFiles;
import org.stegoscope.workspace.Laboratory;
import org.stegoscope.workspace.UiThread;
import org.stegoscope.workspace.Workspace;

/// What the window copies for the command line does there what the window shows.
final class CopiedCommandTest {

  @TempDir Path folder;

  @Test
  void theCopiedCommandMakesTheClassesOfTheWindow() throws IOException {
    Path photo = SampleFiles.quarters(folder.resolve("photo.png"), 96, 64);
    Path model = SampleFiles.untrainedBackbone(folder.resolve("vit.safetensors"), 16, 1);
    try (Workspace workspace =
        new Workspace(
            new Laboratory(1 << 24), UiThread.DIRECT, _ -> new DirectRunner(JobContext.NONE))) {
      workspace.viewers().active().source().resolutionProperty().set("96x64");
      workspace.segmentation().clustersProperty().set(5);
      workspace.segmentation().flipProperty().set(true);
      workspace.open(List.of(photo, model));
      LabelMap shown = workspace.segmentation().segmentationProperty().get().labels();
      Path out = folder.resolve("out");
      run(workspace.commandLine().orElseThrow(), out);
      assertThat(written(out)).isEqualTo(ids(shown));
    }
  }

  /// Everything behind the name of the program, with another folder to write to.
  private static void run(String command, Path out) {
    List<String> words = new ArrayList<>(Arrays.asList(command.split(" ")));
    words.removeFirst();
    words.set(words.indexOf("--out") + 1, out.toString());
    Terminal terminal =
        new Terminal(
            new PrintStream(PrintStream.nullOutputStream()),
            new PrintStream(PrintStream.nullOutputStream()),
            JobContext.NONE);
    int status = new CommandLineInterface(terminal, _ -> {}).run(words.toArray(String[]::new));
    assertThat(status).isZero();
  }

  /// The ids in the one indexed PNG of a folder.
  private static int[] written(Path out) throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".png")).toList()) {
        BufferedImage image = ImageIO.read(file.toFile());
        Raster raster = image.getRaster();
        if (raster.getNumBands() == 1 && image.getType() == BufferedImage.TYPE_BYTE_INDEXED) {
          return raster.getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
        }
      }
    }
    throw new AssertionError("no indexed PNG in " + out);
  }

  private static int[] ids(LabelMap labels) {
    int[] ids = new int[labels.labels().length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = Byte.toUnsignedInt(labels.labels()[i]);
    }
    return ids;
  }
}
