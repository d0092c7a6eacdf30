package org.stegoscope.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.study.runs.Run;
import org.stegoscope.study.runs.RunQuery;
import org.stegoscope.study.runs.RunStore;
import org.stegoscope.workspace.RunsFile;
import picocli.CommandLine.Option;

/// Which record of runs, and how a run is named.
final class RunsOptions {

  @Option(
      names = "--store",
      paramLabel = "FILE",
      description = "The record of runs (default: that of this user).")
  private Path store;

  /// Opens what is there; a record that is not there is not made.
  RunStore open() {
    Path file = store == null ? RunsFile.ofThisUser() : store;
    if (!Files.isRegularFile(file)) {
      throw new StegoscopeException("No runs are recorded in %s.".formatted(file));
    }
    return RunStore.open(file);
  }

  /// The run of an id, or of a part of one that no other has.
  static Run find(RunStore store, String id) {
    Optional<Run> exact = store.find(id);
    if (exact.isPresent()) {
      return exact.get();
    }
    List<Run> all = new ArrayList<>(store.query(RunQuery.ALL));
    all.addAll(
        store.query(
            new RunQuery(
                "", Optional.empty(), Optional.empty(), Optional.empty(), RunQuery.Shelf.DELETED)));
    all.removeIf(run -> !run.id().contains(id));
    if (all.size() != 1 || id.isBlank()) {
      throw new StegoscopeException(
          all.isEmpty() || id.isBlank()
              ? "No run has “%s” in its id: runs list tells the ids.".formatted(id)
              : "%d runs have “%s” in their ids: name more of the id.".formatted(all.size(), id));
    }
    return all.getFirst();
  }
}
