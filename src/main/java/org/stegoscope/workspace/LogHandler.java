package org.stegoscope.workspace;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/// Takes what is logged: everything of this program, and what libraries warn of.
final class LogHandler extends Handler {

  private static final String OWN = "org.stegoscope";

  private final SimpleFormatter formatter = new SimpleFormatter();
  private final Consumer<LogEntry> taker;

  LogHandler(Consumer<LogEntry> taker) {
    this.taker = taker;
    setLevel(Level.ALL);
  }

  @Override
  public boolean isLoggable(LogRecord record) {
    String logger = String.valueOf(record.getLoggerName());
    return super.isLoggable(record)
        && (logger.startsWith(OWN) || record.getLevel().intValue() >= Level.WARNING.intValue());
  }

  @Override
  public void publish(LogRecord record) {
    if (isLoggable(record)) {
      taker.accept(
          new LogEntry(
              record.getInstant(),
              level(record.getLevel()),
              String.valueOf(record.getLoggerName()),
              String.valueOf(formatter.formatMessage(record)),
              trace(record.getThrown())));
    }
  }

  private static LogEntry.Level level(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return LogEntry.Level.ERROR;
    } else if (value >= Level.WARNING.intValue()) {
      return LogEntry.Level.WARNING;
    }
    return value >= Level.INFO.intValue() ? LogEntry.Level.INFORMATION : LogEntry.Level.DETAIL;
  }

  private static String trace(Throwable thrown) {
    if (thrown == null) {
      return "";
    }
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
