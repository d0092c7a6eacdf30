package org.stegoscope.workspace;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.stegoscope.core.AtomicFile;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;

/// What happened in this run, the oldest first: what libraries and this program logged, and what
/// the user was told. It keeps the newest of both and stays in memory unless the user saves it.
public final class Log implements AutoCloseable {

  /// Of records, and of notices.
  private static final int MOST = 1000;

  private static final Logger ROOT = Logger.getLogger("");

  private final JobRunner runner;
  private final UiThread ui;
  private final Notices notices;
  private final LogHandler handler = new LogHandler(this::arrived);
  private final ObservableList<LogEntry> entries = FXCollections.observableArrayList();

  /// One for all: listeners hang on the view, which nobody else would hold.
  private final ObservableList<LogEntry> view = FXCollections.unmodifiableObservableList(entries);

  /// Records from any thread on their way to the list.
  private final Deque<LogEntry> waiting = new ConcurrentLinkedDeque<>();

  private final AtomicInteger waitingCount = new AtomicInteger();
  private final AtomicBoolean emptying = new AtomicBoolean();

  /// Listens to all loggers until it is closed.
  Log(JobRunner runner, UiThread ui, Notices notices) {
    this.runner = runner;
    this.ui = ui;
    this.notices = notices;
    notices.onTold(notice -> add(List.of(LogEntry.of(Instant.now(), notice))));
    ROOT.addHandler(handler);
  }

  public ObservableList<LogEntry> entries() {
    return view;
  }

  /// Called on any thread; a flood of records is cut here, before it reaches the UI thread.
  private void arrived(LogEntry entry) {
    waiting.addLast(entry);
    if (waitingCount.incrementAndGet() > MOST && waiting.pollFirst() != null) {
      waitingCount.decrementAndGet();
    }
    if (emptying.compareAndSet(false, true)) {
      ui.execute(this::empty);
    }
  }

  /// What is logged because of what is added here comes in the next round.
  private void empty() {
    do {
      List<LogEntry> arrived = new ArrayList<>();
      for (LogEntry entry = waiting.pollFirst(); entry != null; entry = waiting.pollFirst()) {
        waitingCount.decrementAndGet();
        arrived.add(entry);
      }
      add(arrived);
      emptying.set(false);
    } while (!waiting.isEmpty() && emptying.compareAndSet(false, true));
  }

  private void add(List<LogEntry> arrived) {
    entries.addAll(arrived);
    forget(entry -> entry.source().equals(LogEntry.WINDOW));
    forget(entry -> !entry.source().equals(LogEntry.WINDOW));
  }

  /// Drops the oldest of a kind that are too many.
  private void forget(Predicate<LogEntry> kind) {
    AtomicLong surplus = new AtomicLong(entries.stream().filter(kind).count() - MOST);
    if (surplus.get() > 0) {
      entries.removeIf(entry -> kind.test(entry) && surplus.getAndDecrement() > 0);
    }
  }

  /// What is wanted of it, as text.
  public String text(Predicate<LogEntry> wanted) {
    return entries.stream()
        .filter(wanted)
        .map(LogEntry::text)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /// Writes it to a file and says so, or why that was not possible.
  public void save(Path file, Predicate<LogEntry> wanted) {
    byte[] bytes = text(wanted).getBytes(StandardCharsets.UTF_8);
    runner
        .submit(
            Lane.CPU,
            "Saving the log",
            _ -> {
              AtomicFile.write(file, out -> out.write(bytes));
              return null;
            })
        .answer()
        .whenComplete((_, failure) ->
            ui.execute(() -> {
              if (failure == null) {
                notices.tell("Saved the log as %s.".formatted(file));
              } else {
                notices.reportUnlessCancelled(failure);
              }
            }));
  }

  /// Listens no more.
  @Override
  public void close() {
    ROOT.removeHandler(handler);
  }
}
