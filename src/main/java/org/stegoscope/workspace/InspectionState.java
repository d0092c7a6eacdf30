package org.stegoscope.workspace;

import java.nio.file.Path;

/// What there is to see of the checkpoint that is looked at.
public sealed interface InspectionState {

  /// None was chosen.
  record Nothing() implements InspectionState {}

  record Reading(Path file, Progress progress) implements InspectionState {}

  record Content(Path file, InspectedCheckpoint checkpoint) implements InspectionState {}

  /// The file cannot be read, for the reason in `sentence`.
  record Refused(Path file, String sentence) implements InspectionState {}

  /// Reading was called off.
  record Cancelled(Path file) implements InspectionState {}
}
