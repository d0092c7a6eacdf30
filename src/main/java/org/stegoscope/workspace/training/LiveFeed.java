package org.stegoscope.workspace.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.Sample;
import org.stegoscope.study.features.Neighbours;
import org.stegoscope.study.training.Curve;
import org.stegoscope.study.training.RunFolder;
import org.stegoscope.study.training.RunRecord;
import org.stegoscope.study.training.StepReport;
import org.stegoscope.study.training.TrainingListener;
import org.stegoscope.study.training.Validated;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.TrainingSettings;
import org.stegoscope.workspace.UiThread;

/// Brings news of a run from the thread that trains to that of the window: a few times a second at
/// most, each time all there is, and never so that training waits for the window.
final class LiveFeed implements TrainingListener {

  private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /// Neighbours, and what they are neighbours of.
  record Found(Dataset dataset, List<Sample> samples, Neighbours neighbours) {}

  /// All that is known of a run so far.
  ///
  /// @param validations how often it was looked at since it was begun or gone on with
  record News(
      RunRecord run,
      int step,
      RunCurves curves,
      Optional<Similarities> similarities,
      int validations) {}

  private final RunFolder folder;
  private final UiThread ui;
  private final BiConsumer<LiveFeed, Found> onFound;
  private final BiConsumer<LiveFeed, News> onNews;
  private final AtomicBoolean underWay = new AtomicBoolean();
  private RunCurves.Growing growing = new RunCurves.Growing();
  private RunRecord run;
  private TrainingSettings settings;
  private int step;
  private int validations;
  private Optional<Similarities> similarities = Optional.empty();
  private long told = System.nanoTime();

  /// Either listener hears which feed it is from.
  LiveFeed(
      RunFolder folder,
      UiThread ui,
      BiConsumer<LiveFeed, Found> onFound,
      BiConsumer<LiveFeed, News> onNews) {
    this.folder = folder;
    this.ui = ui;
    this.onFound = onFound;
    this.onNews = onNews;
  }

  @Override
  public void prepared(Dataset dataset, List<Sample> samples, Optional<Neighbours> neighbours) {
    neighbours.ifPresent(
        found -> ui.execute(() -> onFound.accept(this, new Found(dataset, samples, found))));
  }

  @Override
  public void began(RunRecord begun, int from) {
    synchronized (this) {
      run = begun;
      settings = begun.current();
      step = from;
      growing = new RunCurves.Growing();
      Curve.read(folder.curve())
          .forEach(point -> growing.add(point.name(), (double) point.step(), point.value()));
    }
    tell();
  }

  @Override
  public void stepped(StepReport report) {
    boolean due;
    synchronized (this) {
      step = report.step();
      // What the file has too: a run that is opened again looks as it did.
      if (step == 1 || step % settings.whole(Parameter.SCALAR_LOG_FREQ) == 0) {
        add(report.values());
      }
      due = step == 1 || System.nanoTime() - told >= MOMENT_NANOS;
      if (due) {
        similarities =
            report.correspondence().map(found -> Similarities.of(report.step(), found, settings));
      }
    }
    if (due) {
      tell();
    }
  }

  @Override
  public void validated(Validated found, Rank rank) {
    synchronized (this) {
      validations++;
      SequencedMap<String, Double> values = found.values(run.classes());
      values.forEach((name, value) -> growing.add(name, found.step(), value));
    }
    tell();
  }

  private void add(SequencedMap<String, Double> values) {
    List<String> names = new ArrayList<>(values.keySet());
    names.forEach(name -> growing.add(name, step, values.get(name)));
  }

  /// News that are still on their way are told with these.
  private void tell() {
    synchronized (this) {
      told = System.nanoTime();
    }
    if (underWay.compareAndSet(false, true)) {
      ui.execute(() -> {
        underWay.set(false);
        onNews.accept(this, news());
      });
    }
  }

  /// All that is known; after [#began] alone.
  synchronized News news() {
    return new News(run, step, growing.curves(), similarities, validations);
  }

  /// Whether there is anything to tell.
  synchronized boolean hasBegun() {
    return run != null;
  }
}
