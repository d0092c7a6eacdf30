package org.stegoscope.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.logging.LogManager;
import org.stegoscope.cli.CommandLineInterface;
import org.stegoscope.cli.ExitCode;
import org.stegoscope.cli.ProgressLine;
import org.stegoscope.cli.Terminal;
import org.stegoscope.job.JobContext;
import org.stegoscope.job.ProcessContext;

/// Starts the window or a command.
public final class Main {

  private static final String LOGGING_CHOSEN = "java.util.logging.config.file";

  /// Set by the launcher where standard error is a terminal, which Java cannot tell.
  private static final String SHOW_PROGRESS = "stegoscope.progress";

  private Main() {}

  public static void main(String[] args) {
    boolean window = args.length == 0 || args[0].equals("window");
    System.exit(window ? run(JobContext.NONE, args) : runCancellable(args));
  }

  private static int runCancellable(String[] args) {
    try (ProcessContext process = ProcessContext.listening(ExitCode.CANCELLED.status())) {
      JobContext context =
          Boolean.getBoolean(SHOW_PROGRESS) ? new ProgressLine(process, System.err) : process;
      return run(context, args);
    }
  }

  private static int run(JobContext context, String[] args) {
    quietenLibraries();
    Terminal terminal = new Terminal(System.out, System.err, context);
    return new CommandLineInterface(terminal, WindowApplication::launch).run(args);
  }

  /// Libraries log what is of no use to a user, on the stream that is for sentences.
  private static void quietenLibraries() {
    if (System.getProperty(LOGGING_CHOSEN) != null) {
      return;
    }
    try (InputStream settings = Main.class.getResourceAsStream("logging.properties")) {
      LogManager.getLogManager().readConfiguration(settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
