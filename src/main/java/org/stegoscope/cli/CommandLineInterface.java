package org.stegoscope.cli;

import java.io.PrintWriter;
import java.util.List;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.model.Diagnosis;
import org.stegoscope.workspace.Laboratory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The commands, and the one place that turns whatever happens into a sentence and an exit code.
public final class CommandLineInterface {

  /// Features of a few photos; a command looks at each photo once.
  static final long CACHE_BYTES = 64L << 20;

  @Command(
      name = "stegoscope",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      synopsisSubcommandLabel = "COMMAND",
      description = "Look inside self-supervised segmentation models (DINO, STEGO).",
      footer = {
        "",
        "Without arguments the window opens.",
        "Exit codes: 0 done, 2 wrong usage, 3 bad input, 4 cancelled, 5 internal fault."
      })
  private static final class Root {}

  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      return new String[] {"Stegoscope " + Diagnosis.version()};
    }
  }

  private final Terminal terminal;
  private final CommandLine commandLine;

  public CommandLineInterface(Terminal terminal, WindowRequest.Opener opener) {
    this(terminal, opener, new Laboratory(CACHE_BYTES));
  }

  private CommandLineInterface(
      Terminal terminal, WindowRequest.Opener opener, Laboratory laboratory) {
    this(terminal, opener, laboratory, new TrainedSweeps(laboratory));
  }

  /// @param sweeps trains the cells of sweeps
  CommandLineInterface(
      Terminal terminal, WindowRequest.Opener opener, Laboratory laboratory, SweepRunner sweeps) {
    this.terminal = terminal;
    commandLine =
        new CommandLine(new Root())
            .addSubcommand(new InspectCommand(terminal))
            .addSubcommand(new SegmentCommand(terminal, laboratory))
            .addSubcommand(new FeaturesCommand(terminal, laboratory))
            .addSubcommand(new AttentionCommand(terminal, laboratory))
            .addSubcommand(new CorrespondCommand(terminal, laboratory))
            .addSubcommand(new ColorsCommand(terminal, laboratory))
            .addSubcommand(new ProjectCommand(terminal, laboratory))
            .addSubcommand(new CompareSpacesCommand(terminal, laboratory))
            .addSubcommand(new ClusterCommand(terminal, laboratory))
            .addSubcommand(new CrfCommand(terminal))
            .addSubcommand(new MetricsCommand(terminal))
            .addSubcommand(new DatasetCommand(terminal))
            .addSubcommand(new EvaluateCommand(terminal, laboratory))
            .addSubcommand(new NeighboursCommand(terminal, laboratory))
            .addSubcommand(new TrainCommand(terminal, laboratory))
            .addSubcommand(new ResumeCommand(terminal, laboratory))
            .addSubcommand(new SweepCommand(terminal, sweeps))
            .addSubcommand("study", Studies.of(terminal, laboratory, sweeps))
            .addSubcommand(new ReportCommand(terminal))
            .addSubcommand(new RunsCommand(terminal))
            .addSubcommand(new DiagnoseCommand(terminal))
            .addSubcommand(new WindowCommand(opener));
    List.of("project", "cluster").forEach(this::takeFeaturesInstead);
    Converters.register(commandLine);
    commandLine
        .setCaseInsensitiveEnumValuesAllowed(true)
        // A photo may be called @home.png.
        .setExpandAtFiles(false)
        .setOut(new PrintWriter(terminal.out(), true, terminal.out().charset()))
        .setErr(new PrintWriter(terminal.err(), true, terminal.err().charset()))
        .setParameterExceptionHandler((e, _) -> usage(e.getMessage(), e.getCommandLine()))
        .setExecutionExceptionHandler((e, failed, parsed) -> failure(e, failed, parsed));
  }

  /// Vectors from a file take the place of a checkpoint, which is then not required.
  private void takeFeaturesInstead(String command) {
    CommandSpec spec = commandLine.getSubcommands().get(command).getCommandSpec();
    OptionSpec required = spec.findOption("--checkpoint");
    spec.remove(required);
    spec.addOption(OptionSpec.builder(required).required(false).build());
  }

  /// Runs one command and returns the status to exit with. No arguments open the window.
  public int run(String... args) {
    List<String> words = args.length == 0 ? List.of("window") : List.of(args);
    try {
      return commandLine.execute(words.toArray(String[]::new));
    } catch (OutOfMemoryError e) {
      terminal.complain(
          "Java ran out of memory: choose a smaller resolution, or allow more by setting"
              + " STEGOSCOPE_JAVA_OPTS=-Xmx8g.");
    } catch (StackOverflowError | LinkageError e) {
      terminal.complain("The application failed: " + e);
    } finally {
      terminal.clearProgress();
      terminal.out().flush();
      terminal.err().flush();
    }
    return ExitCode.INTERNAL.status();
  }

  private int usage(String sentence, CommandLine command) {
    terminal.complain(sentence);
    terminal.err().println("See " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE.status();
  }

  private int failure(Exception failure, CommandLine command, ParseResult parsed) {
    if (isVerbose(parsed)) {
      failure.printStackTrace(terminal.err());
    }
    ExitCode code = ExitCode.of(failure);
    switch (failure) {
      case UsageException e -> usage(e.getMessage(), command);
      case StegoscopeException e -> terminal.complain(e.getMessage());
      case JobCancelledException _ -> terminal.complain("cancelled");
      default ->
          terminal.complain(
              "The application failed, which is a fault of its own: %s (--verbose shows where)."
                  .formatted(failure));
    }
    return code.status();
  }

  private static boolean isVerbose(ParseResult parsed) {
    for (CommandLine part : parsed.asCommandLineList()) {
      if (part.getParseResult().hasMatchedOption("--verbose")) {
        return true;
      }
    }
    return false;
  }
}
