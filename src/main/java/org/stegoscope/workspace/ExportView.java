package org.stegoscope.workspace;

/// What would be exported now, in words: what it holds, or why it cannot be exported, and why no
/// command does the same; empty where nothing is to be said.
public record ExportView(String description, String obstacle, String commandObstacle) {

  static final ExportView NOTHING = impossible("nothing is open");

  static ExportView possible(String description, String commandObstacle) {
    return new ExportView(description, "", commandObstacle);
  }

  static ExportView impossible(String why) {
    return new ExportView("", why, why);
  }

  /// Says so where no command is there for a reason that nobody told.
  ExportView with(boolean command) {
    return command || !commandObstacle.isEmpty()
        ? this
        : new ExportView(description, obstacle, "the command line cannot do this now");
  }
}
