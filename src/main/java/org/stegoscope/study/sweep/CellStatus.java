package org.stegoscope.study.sweep;

import java.util.Optional;

/// A cell and how far it is.
///
/// @param result empty where it is not over
/// @param note why it is as it is, a sentence; empty where nothing is to be said
public record CellStatus(
    SweepCell cell, CellState state, Optional<CellResult> result, String note) {

  static CellStatus first(SweepCell cell, Optional<CellResult> result) {
    if (!cell.isValid()) {
      return new CellStatus(
          cell, CellState.INVALID, Optional.empty(), String.join(" ", cell.problems()));
    }
    return result
        .map(ended -> ended(cell, ended))
        .orElseGet(() -> new CellStatus(cell, CellState.WAITING, Optional.empty(), ""));
  }

  static CellStatus ended(SweepCell cell, CellResult result) {
    return new CellStatus(cell, result.state(), Optional.of(result), result.problem().orElse(""));
  }

  CellStatus with(CellState newState) {
    return with(newState, "");
  }

  CellStatus with(CellState newState, String newNote) {
    return new CellStatus(cell, newState, Optional.empty(), newNote);
  }
}
