package org.stegoscope.workspace;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/// Something the user is told: one sentence, the details behind it, empty where there are none, and
/// what can be done about it.
public record Notice(Kind kind, String sentence, String details, List<Offer> offers) {

  /// A thing to do, after which the notice goes.
  public record Offer(String label, Runnable work) {}

  public Notice {
    offers = List.copyOf(offers);
  }

  /// How grave it is.
  public enum Kind {
    INFORMATION,
    ERROR
  }

  static Notice information(String sentence) {
    return new Notice(Kind.INFORMATION, sentence, "", List.of());
  }

  static Notice of(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return new Notice(Kind.ERROR, Sentences.of(failure), trace.toString(), List.of());
  }
}
