package org.stegoscope.study.runs;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// One run as it is recorded, without its curves and files.
///
/// @param problem the sentence of a run that failed
/// @param parent the id of the study that it belongs to
/// @param config settings by flat keys
/// @param marks whether it is pinned or deleted
public record Run(
    String id,
    String name,
    RunKind kind,
    RunStatus status,
    Optional<String> problem,
    Optional<String> parent,
    Instant created,
    Optional<Instant> started,
    Optional<Instant> ended,
    SortedMap<String, String> config,
    Origin origin,
    String notes,
    SortedSet<String> tags,
    Marks marks) {

  /// What the user did with a run in the list.
  public record Marks(boolean pinned, boolean deleted) {

    public static final Marks NONE = new Marks(false, false);
  }

  public Run {
    config = Collections.unmodifiableSortedMap(new TreeMap<>(config));
    tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
  }

  /// A run that waits to be started.
  public static Run queued(
      String id,
      String name,
      RunKind kind,
      Instant created,
      Map<String, String> config,
      Origin origin) {
    return new Run(
        id,
        name,
        kind,
        RunStatus.QUEUED,
        Optional.empty(),
        Optional.empty(),
        created,
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>(config),
        origin,
        "",
        new TreeSet<>(),
        Marks.NONE);
  }

  /// The run in another state: the first time that it runs is its start, the time that it is over
  /// its end.
  public Run with(RunStatus newStatus, Instant now) {
    Optional<Instant> start =
        newStatus == RunStatus.RUNNING && started.isEmpty() ? Optional.of(now) : started;
    Optional<Instant> end = newStatus.isOver() ? Optional.of(now) : Optional.empty();
    return new Run(
        id,
        name,
        kind,
        newStatus,
        Optional.empty(),
        parent,
        created,
        start,
        end,
        config,
        origin,
        notes,
        tags,
        marks);
  }

  /// The run after a failure, told in one sentence.
  public Run failed(String sentence, Instant now) {
    Run failed = with(RunStatus.FAILED, now);
    return new Run(
        id,
        name,
        kind,
        RunStatus.FAILED,
        Optional.of(sentence),
        parent,
        created,
        failed.started,
        failed.ended,
        config,
        origin,
        notes,
        tags,
        marks);
  }

  public Run partOf(String study) {
    return new Run(
        id,
        name,
        kind,
        status,
        problem,
        Optional.of(study),
        created,
        started,
        ended,
        config,
        origin,
        notes,
        tags,
        marks);
  }

  /// The run with what it was made from, which may be known only once it goes on.
  public Run from(Origin made) {
    return new Run(
        id, name, kind, status, problem, parent, created, started, ended, config, made, notes, tags,
        marks);
  }

  /// The run with what the user writes beside it.
  public Run described(String newName, String newNotes, SortedSet<String> newTags) {
    return new Run(
        id, newName, kind, status, problem, parent, created, started, ended, config, origin,
        newNotes, newTags, marks);
  }

  public Run marked(Marks newMarks) {
    return new Run(
        id, name, kind, status, problem, parent, created, started, ended, config, origin, notes,
        tags, newMarks);
  }
}
