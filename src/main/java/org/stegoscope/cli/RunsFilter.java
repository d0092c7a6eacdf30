package org.stegoscope.cli;

import java.util.List;
import java.util.Optional;
import org.stegoscope.study.runs.Run;
import org.stegoscope.study.runs.RunKind;
import org.stegoscope.study.runs.RunQuery;
import org.stegoscope.study.runs.RunStatus;
import org.stegoscope.study.runs.RunStore;
import picocli.CommandLine.Option;

/// Which runs are meant.
final class RunsFilter {

  @Option(
      names = "--text",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "With this in the name, the notes or the settings.")
  private String text;

  @Option(names = "--tag", paramLabel = "TAG", description = "With this tag.")
  private String tag;

  @Option(
      names = "--status",
      paramLabel = "queued|running|paused|finished|failed|stopped",
      description = "Of this status.")
  private RunStatus status;

  @Option(
      names = "--kind",
      paramLabel = "training|evaluation|sweep_cell",
      description = "Of this kind.")
  private RunKind kind;

  @Option(names = "--deleted", description = "Those that were deleted, in place of the others.")
  private boolean deleted;

  List<Run> of(RunStore store) {
    return store.query(
        new RunQuery(
            text,
            Optional.ofNullable(tag),
            Optional.ofNullable(status),
            Optional.ofNullable(kind),
            deleted ? RunQuery.Shelf.DELETED : RunQuery.Shelf.IN_USE));
  }
}
