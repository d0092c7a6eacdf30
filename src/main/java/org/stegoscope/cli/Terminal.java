package org.stegoscope.cli;

import java.io.PrintStream;
import java.util.Map;
import org.stegoscope.job.JobContext;

/// Where a command speaks: results and nothing else on `out`, the rest on `err`. Progress goes to
/// `context`, which also says whether the command is cancelled.
///
/// A reader that closes `out` early, as `head` does, is no failure: print streams keep quiet.
public record Terminal(PrintStream out, PrintStream err, JobContext context) {

  void print(String text) {
    clearProgress();
    out.println(text);
  }

  /// One line of JSON.
  void print(Map<String, Object> result) {
    print(Json.line(result));
  }

  /// Tells what went wrong, in one line whatever is in it: file names may hold anything.
  void complain(String sentence) {
    clearProgress();
    err.println("stegoscope: " + oneLine(sentence));
  }

  void clearProgress() {
    if (context instanceof ProgressLine line) {
      line.clear();
    }
  }

  /// Text of any origin as one line without control characters.
  static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("\\p{Cntrl}", "?");
  }
}
