package org.stegoscope.cli;

import org.stegoscope.model.ComputeDevice;
import org.stegoscope.model.TorchRuntime;
import picocli.CommandLine.Option;

/// The options of every command.
final class CommonOptions {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  @Option(names = "--json", description = "Print the result as JSON, one line, on standard output.")
  private boolean json;

  @Option(
      names = "--device",
      paramLabel = "cpu|cuda|cuda:N",
      defaultValue = "cpu",
      description = "Where models compute (default: ${DEFAULT-VALUE}).")
  private ComputeDevice device;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = CountConverter.Threads.class,
      description = "Threads one operation of the model may use (default: all cores).")
  private Integer threads;

  @Option(names = "--verbose", description = "Print the stack trace of a failure.")
  private boolean verbose;

  boolean help() {
    return help;
  }

  boolean json() {
    return json;
  }

  boolean verbose() {
    return verbose;
  }

  ComputeDevice device() {
    return device;
  }

  void applyThreads() {
    TorchRuntime.setThreads(threads == null ? Runtime.getRuntime().availableProcessors() : threads);
  }
}
