package org.stegoscope.workspace;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Something that happened in this run.
///
/// @param source who says so: a logger, or `window` for what the user was told
/// @param details what is behind it, such as a stack trace; empty where there is nothing
public record LogEntry(Instant time, Level level, String source, String sentence, String details) {

  /// What the window told the user.
  static final String WINDOW = "window";

  /// How grave it is, the least first.
  public enum Level {
    DETAIL,
    INFORMATION,
    WARNING,
    ERROR
  }

  /// Longer texts are cut, so that the log stays small.
  private static final int LONGEST = 20_000;

  public LogEntry {
    sentence = cut(sentence);
    details = cut(details);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
  }

  static LogEntry of(Instant time, Notice notice) {
    Level level =
        switch (notice.kind()) {
          case INFORMATION -> Level.INFORMATION;
          case ERROR -> Level.ERROR;
        };
    return new LogEntry(time, level, WINDOW, notice.sentence(), notice.details());
  }

  /// As a line of a file, with the details below it.
  public String text() {
    String line =
        "%s %s %s: %s".formatted(time.truncatedTo(ChronoUnit.MILLIS), level, source, sentence);
    return details.isEmpty() ? line : line + "\n" + details.stripTrailing();
  }
}
