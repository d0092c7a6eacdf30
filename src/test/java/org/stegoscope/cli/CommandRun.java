package org.stegoscope.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stegoscope.job.JobContext;
import org.stegoscope.workspace.Laboratory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// One run of the command line inside this process: what it returned and said.
record CommandRun(int status, String out, String err) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static CommandRun of(Object... arguments) {
    return under(JobContext.NONE, arguments);
  }

  static CommandRun under(JobContext context, Object... arguments) {
    return with(context, _ -> {}, arguments);
  }

  static CommandRun with(JobContext context, WindowRequest.Opener opener, Object... arguments) {
    return of(context, opener, Optional.empty(), arguments);
  }

  /// With the command `sweep`, whose cells are trained so.
  static CommandRun sweeping(SweepRunner runner, Object... arguments) {
    return of(JobContext.NONE, _ -> {}, Optional.of(runner), arguments);
  }

  private static CommandRun of(
      JobContext context,
      WindowRequest.Opener opener,
      Optional<SweepRunner> sweeps,
      Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> words = new ArrayList<>();
    for (Object argument : arguments) {
      words.add(argument.toString());
    }
    Terminal terminal = new Terminal(print(out), print(err), context);
    int status =
        sweeps
            .map(runner ->
                new CommandLineInterface(terminal, opener, new Laboratory(1 << 20), runner))
            .orElseGet(() -> new CommandLineInterface(terminal, opener))
            .run(words.toArray(String[]::new));
    return new CommandRun(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /// Standard output as JSON; fails unless it is exactly one line of it.
  JsonNode json() {
    List<JsonNode> lines = jsonLines();
    if (lines.size() != 1) {
      throw new AssertionError("expected one line of JSON, got " + this);
    }
    return lines.getFirst();
  }

  List<JsonNode> jsonLines() {
    return out.lines().map(JSON::readTree).toList();
  }

  /// Fails unless the run ended well, and shows what it said.
  CommandRun well() {
    if (status != 0 || !err.isEmpty()) {
      throw new AssertionError(toString());
    }
    return this;
  }
}
