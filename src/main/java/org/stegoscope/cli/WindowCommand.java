package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "window",
    mixinStandardHelpOptions = true,
    description = "Open the window; so does stegoscope without arguments.")
final class WindowCommand implements Callable<Integer> {

  @Option(names = "--sample", description = "Open the sample photos and model.")
  private boolean sample;

  @Option(
      names = "--theme",
      paramLabel = "light|dark|system",
      description =
          "How the window looks this time (default: as it did last, at first as the system does).")
  private Optional<WindowRequest.Theme> theme = Optional.empty();

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Photos, folders of photos, checkpoints and a project to open.")
  private List<Path> files = List.of();

  private final WindowRequest.Opener opener;

  WindowCommand(WindowRequest.Opener opener) {
    this.opener = opener;
  }

  @Override
  public Integer call() {
    opener.open(new WindowRequest(sample, theme, files));
    return ExitCode.OK.status();
  }
}
