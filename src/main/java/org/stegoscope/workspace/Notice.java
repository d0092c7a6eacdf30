package org.stegoscope.workspace;

import java.io.PrintWriter;
import java.io.StringWriter;

/// Something the user is told: one sentence, and the details behind it, empty where there are none.
public record Notice(Kind kind, String sentence, String details) {

  /// How grave it is.
  public enum Kind {
    INFORMATION,
    ERROR
  }

  static Notice information(String sentence) {
    return new Notice(Kind.INFORMATION, sentence, "");
  }

  static Notice of(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return new Notice(Kind.ERROR, Sentences.of(failure), trace.toString());
  }
}
