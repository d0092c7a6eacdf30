package org.stegoscope.study.runs;

import java.util.Optional;

/// Which runs are wanted; what is empty does not matter.
///
/// @param text a part of the name, the notes or the settings, in any case of ASCII letters
/// @param shelf whether those in use are wanted or those that were deleted
public record RunQuery(
    String text,
    Optional<String> tag,
    Optional<RunStatus> status,
    Optional<RunKind> kind,
    Shelf shelf) {

  /// Where runs lie.
  public enum Shelf {
    IN_USE,
    DELETED
  }

  /// Every run that is not deleted.
  public static final RunQuery ALL =
      new RunQuery("", Optional.empty(), Optional.empty(), Optional.empty(), Shelf.IN_USE);
}
