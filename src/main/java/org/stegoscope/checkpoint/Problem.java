package org.stegoscope.checkpoint;

import java.util.List;

/// Something a user should know about a checkpoint.
///
/// @param kind a [CheckpointException.Kind] label for errors, a short name of its own otherwise
/// @param names the tensors or keys it is about, possibly none
public record Problem(String kind, Severity severity, String sentence, List<String> names) {

  public Problem {
    names = List.copyOf(names);
  }

  public static Problem note(String kind, String sentence) {
    return new Problem(kind, Severity.NOTE, sentence, List.of());
  }

  public static Problem warning(String kind, String sentence) {
    return new Problem(kind, Severity.WARNING, sentence, List.of());
  }

  public static Problem error(CheckpointException.Kind kind, String sentence, List<String> names) {
    return new Problem(kind.label(), Severity.ERROR, sentence, names);
  }
}
