package org.stegoscope.cli;

import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobCancelledException;

/// What a command tells the shell.
public enum ExitCode {
  OK(0),
  /// The command line itself is wrong.
  USAGE(2),
  /// A file, a device or another thing the command was given cannot be used.
  BAD_INPUT(3),
  CANCELLED(4),
  /// A fault of the application or of its installation.
  INTERNAL(5);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }

  static ExitCode of(Throwable failure) {
    return switch (failure) {
      case UsageException _ -> USAGE;
      case StegoscopeException _ -> BAD_INPUT;
      case JobCancelledException _ -> CANCELLED;
      default -> INTERNAL;
    };
  }
}
