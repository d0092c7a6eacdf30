package org.stegoscope.app;

import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/// Keeps from standard error, which is for sentences, what is of no use to a user. The log of the
/// window has it.
public final class ConsoleFilter implements Filter {

  /// They warn of what does no harm.
  private static final List<String> TALKATIVE = List.of("ai.djl", "com.sun.jna", "javafx");

  @Override
  public boolean isLoggable(LogRecord record) {
    String logger = String.valueOf(record.getLoggerName());
    Level least = TALKATIVE.stream().anyMatch(logger::startsWith) ? Level.SEVERE : Level.WARNING;
    return record.getLevel().intValue() >= least.intValue();
  }
}
