package org.stegoscope.study.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.Sample;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.features.Neighbours;
import org.stegoscope.study.runs.Artefact;
import org.stegoscope.study.runs.MetricPoint;
import org.stegoscope.study.runs.Run;
import org.stegoscope.study.runs.RunKind;
import org.stegoscope.study.runs.RunStatus;
import org.stegoscope.study.runs.RunStore;
import org.stegoscope.training.TrainingSettings;

/// A training whose runs are in the record of runs: settings, origin, all numbers and what came of
/// it. Where the record cannot be written, the training goes on, and a sentence says so once.
public final class RecordedTraining implements AutoCloseable {

  private final Training training;
  private final Optional<RunStore> opened;
  private final InstantSource clock;
  private boolean failed;

  private RecordedTraining(Training training, Optional<RunStore> opened, InstantSource clock) {
    this.training = training;
    this.opened = opened;
    this.clock = clock;
  }

  /// Opens the record, which is made where it is missing.
  public static RecordedTraining in(Path record, Training training, InstantSource clock) {
    try {
      return new RecordedTraining(training, Optional.of(RunStore.open(record)), clock);
    } catch (StegoscopeException e) {
      training.complaints().accept(e.getMessage());
      return new RecordedTraining(training, Optional.empty(), clock);
    }
  }

  /// The id of the run in a folder, the same whenever it is asked for.
  public static String idOf(RunFolder folder) {
    String path = folder.path().toAbsolutePath().normalize().toString();
    return "run-" + UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8));
  }

  /// As [Training#begin].
  public Ended begin(TrainingSettings settings, RunFolder folder, JobContext context) {
    return recorded(folder, () -> noting(folder).begin(settings, folder, context));
  }

  /// As [Training#resume].
  public Ended resume(RunFolder folder, Map<String, String> changes, JobContext context) {
    return recorded(folder, () -> noting(folder).resume(folder, changes, context));
  }

  private Ended recorded(RunFolder folder, Supplier<Ended> work) {
    try {
      Ended ended = work.get();
      note(store -> ended(store, folder, ended));
      return ended;
    } catch (JobCancelledException e) {
      note(store -> change(store, folder, run -> run.with(RunStatus.PAUSED, clock.instant())));
      throw e;
    } catch (StegoscopeException e) {
      note(store -> change(store, folder, run -> run.failed(e.getMessage(), clock.instant())));
      throw e;
    }
  }

  /// A run that did not come to its first step is in no record.
  private static void change(RunStore store, RunFolder folder, UnaryOperator<Run> change) {
    store.find(idOf(folder)).ifPresent(run -> store.update(change.apply(run)));
  }

  private void note(Consumer<RunStore> noting) {
    try {
      opened.ifPresent(noting);
    } catch (StegoscopeException e) {
      if (!failed) {
        failed = true;
        training
            .complaints()
            .accept("The run goes on, but is not in the record of runs: " + e.getMessage());
      }
    }
  }

  private Training noting(RunFolder folder) {
    return new Training(
        training.models(),
        training.cache(),
        new Noting(folder),
        training.control(),
        training.form(),
        training.complaints());
  }

  private void began(RunStore store, RunFolder folder, RunRecord record) {
    String id = idOf(folder);
    Run run =
        store
            .find(id)
            .filter(known -> known.config().equals(record.current().byKey()))
            .orElseGet(() -> queued(folder, record));
    if (store.find(id).isEmpty()) {
      store.create(run);
    }
    store.update(run.with(RunStatus.RUNNING, clock.instant()));
  }

  private Run queued(RunFolder folder, RunRecord record) {
    return Run.queued(
        idOf(folder),
        String.valueOf(folder.path().getFileName()),
        RunKind.TRAINING,
        clock.instant(),
        record.current().byKey(),
        record.recorded());
  }

  private void ended(RunStore store, RunFolder folder, Ended ended) {
    RunStatus status =
        switch (ended.how()) {
          case FINISHED -> RunStatus.FINISHED;
          case PAUSED -> RunStatus.PAUSED;
          case STOPPED -> RunStatus.STOPPED;
        };
    for (RunFolder.Which which : RunFolder.Which.values()) {
      for (Path file : List.of(folder.checkpoint(which), folder.lightning(which))) {
        if (Files.exists(file)) {
          store.add(
              idOf(folder),
              new Artefact(folder.path().relativize(file).toString(), "checkpoint", sha256(file)));
        }
      }
    }
    change(store, folder, run -> run.with(status, clock.instant()));
  }

  private static String sha256(Path file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    } catch (IOException e) {
      throw new StegoscopeException("%s cannot be read: %s.".formatted(file, e), e);
    }
  }

  @Override
  public void close() {
    opened.ifPresent(RunStore::close);
  }

  /// Hands everything on, and the numbers to the record: those of steps when it is validated.
  private final class Noting implements TrainingListener {

    private final RunFolder folder;
    private final List<MetricPoint> waiting = new ArrayList<>();
    private RunRecord run;

    Noting(RunFolder folder) {
      this.folder = folder;
    }

    @Override
    public void prepared(Dataset dataset, List<Sample> samples, Optional<Neighbours> neighbours) {
      training.listener().prepared(dataset, samples, neighbours);
    }

    @Override
    public void began(RunRecord record, int step) {
      run = record;
      note(store -> RecordedTraining.this.began(store, folder, record));
      training.listener().began(record, step);
    }

    @Override
    public void stepped(StepReport report) {
      int every = run.current().whole(org.stegoscope.training.Parameter.SCALAR_LOG_FREQ);
      if (report.step() % every == 0 || report.step() == 1) {
        report
            .values()
            .forEach((name, value) -> waiting.add(new MetricPoint(name, report.step(), value)));
      }
      training.listener().stepped(report);
    }

    @Override
    public void validated(Validated found, Rank rank) {
      found
          .values(run.classes())
          .forEach((name, value) -> waiting.add(new MetricPoint(name, found.step(), value)));
      note(store -> store.append(idOf(folder), List.copyOf(waiting)));
      waiting.clear();
      training.listener().validated(found, rank);
    }
  }
}
