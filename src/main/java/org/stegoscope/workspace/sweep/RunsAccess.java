package org.stegoscope.workspace.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.stegoscope.study.runs.RunStore;

/// The record of runs for the time of each question: other programs may write it meanwhile, and
/// nothing is left open.
record RunsAccess(Path file) {

  /// The answer, or `otherwise` where nothing was recorded yet.
  <T> T read(T otherwise, Function<RunStore, T> question) {
    if (!Files.isRegularFile(file)) {
      return otherwise;
    }
    try (RunStore store = RunStore.open(file)) {
      return question.apply(store);
    }
  }
}
