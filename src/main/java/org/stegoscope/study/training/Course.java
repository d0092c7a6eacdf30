package org.stegoscope.study.training;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import org.stegoscope.analysis.fitting.FitSource;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.runs.MetricPoint;
import org.stegoscope.training.HeadTrainer;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.StateFile;
import org.stegoscope.training.TrainingSettings;

/// The course of a run: step by step, with a look at it now and then, and always a state on the
/// disk from which the same steps follow. The same settings, features and machine give the same
/// bits, however often it was stopped in between.
final class Course {

  /// What the best state has most of.
  static final String MERIT = "val/merit";

  /// Before the first look, of which nothing may be left that was not written to its end.
  private static final int UNSEEN = -1;

  private final RunRecord run;
  private final TrainingSettings settings;
  private final FitSource source;
  private final Positives positives;
  private final Validation validation;
  private final TermMaterial terms;
  private final RunFolder folder;
  private final TrainingListener listener;
  private final TrainingControl control;
  private final Seeds seeds;
  private final BatchOrder order;

  private Learner learner;
  private Optional<MetricPoint> best = Optional.empty();
  private SequencedMap<String, Double> lastFound = new LinkedHashMap<>();

  /// What the steps learn from, and what they are looked at with.
  record Material(
      FitSource source, Positives positives, LivePictures pictures, Validation validation) {}

  Course(
      RunRecord run,
      Material material,
      RunFolder folder,
      TrainingListener listener,
      TrainingControl control) {
    this.run = run;
    this.settings = run.current();
    this.source = material.source();
    this.positives = material.positives();
    this.validation = material.validation();
    terms = new TermMaterial(settings.terms(), material.pictures(), run.classes().size());
    this.folder = folder;
    this.listener = listener;
    this.control = control;
    seeds = new Seeds(settings.seed());
    order = new BatchOrder(source.size(), settings.whole(Parameter.BATCH_SIZE), seeds);
  }

  /// Goes on from a state.
  ///
  /// @throws StegoscopeException where a loss is no number, or the disk refuses
  Ended run(HeadTrainer.State from, JobContext context) {
    learner = learner(from);
    // A run that was ended before its first step was looked at, too.
    boolean looked = Files.exists(folder.state(RunFolder.Which.LAST));
    try (Curve curve = Curve.open(folder.curve(), looked ? from.step() : UNSEEN);
        RunEvents events = RunEvents.open(folder.events())) {
      recall(from);
      listener.began(run, from.step());
      if (!looked || (isLookedAt(from.step()) && !wasLookedAt(from.step()))) {
        validate(curve, events, context);
      }
      return steps(curve, events, context);
    } finally {
      learner.close();
    }
  }

  private boolean isLookedAt(int step) {
    return step % settings.whole(Parameter.VAL_FREQ) == 0
        || step == settings.whole(Parameter.MAX_STEPS);
  }

  /// It was not where the look was cancelled.
  private boolean wasLookedAt(int step) {
    return Curve.at(Curve.read(folder.curve()), MERIT, step).isPresent();
  }

  private Learner learner(HeadTrainer.State state) {
    return settings.trainsHead()
        ? new HeadLearner(state, settings, terms)
        : new ProbeLearner(state, settings);
  }

  /// What was best so far; its state is written again where a crash came in between.
  private void recall(HeadTrainer.State from) {
    List<MetricPoint> points = Curve.read(folder.curve());
    best = Curve.greatest(points, MERIT);
    for (MetricPoint point : points) {
      if (point.name().startsWith("val/")) {
        lastFound.put(point.name(), point.value());
      }
    }
    if (best.isPresent() && best.get().step() == from.step()) {
      StateFile.write(folder.state(RunFolder.Which.BEST), from);
    }
  }

  private Ended steps(Curve curve, RunEvents events, JobContext context) {
    int most = settings.whole(Parameter.MAX_STEPS);
    int step = learner.state().step();
    int first = step;
    while (step < most && control.request() == TrainingControl.Request.GO_ON) {
      context.progress("Training, step %,d of %,d".formatted(step + 1, most), (double) step / most);
      try {
        context.giveWay();
        context.checkCancelled();
        step(step, curve, events, context.silent());
      } catch (JobCancelledException e) {
        save();
        throw e;
      } catch (StegoscopeException e) {
        throw new StegoscopeException(
            "%s The last good state is that of step %,d, in %s."
                .formatted(e.getMessage(), savedStep(), folder.path()),
            e);
      }
      step++;
      if (isLookedAt(step)) {
        validateOrSave(curve, events, context.part((double) step / most, (double) step / most));
      }
    }
    if (step > first) {
      save();
    }
    return ended(step, most);
  }

  private int savedStep() {
    return StateFile.read(folder.state(RunFolder.Which.LAST)).step();
  }

  private Ended ended(int step, int most) {
    Ended.How how = Ended.How.FINISHED;
    if (step < most) {
      how =
          control.request() == TrainingControl.Request.PAUSE ? Ended.How.PAUSED : Ended.How.STOPPED;
    }
    SequencedMap<String, Double> ofBest = new LinkedHashMap<>();
    long bestStep = best.map(MetricPoint::step).orElse(0L);
    for (MetricPoint point : Curve.read(folder.curve())) {
      if (point.step() == bestStep && point.name().startsWith("val/")) {
        ofBest.put(point.name(), point.value());
      }
    }
    return new Ended(how, step, (int) bestStep, ofBest, lastFound);
  }

  private void step(int step, Curve curve, RunEvents events, JobContext context) {
    SplittableRandom random = seeds.of(Seeds.Purpose.STEP, step);
    List<Integer> places = new ArrayList<>();
    List<FitSource.Image> batch = new ArrayList<>();
    List<FitSource.Image> near = new ArrayList<>();
    for (int image : order.batch(step)) {
      places.add(image);
      batch.add(source.image(image));
      if (learner.needsPositives()) {
        near.add(source.image(positives.drawn(image, random)));
      }
    }
    StepReport report = learner.step(new StepInput(places, batch, near), random, context);
    if (report.step() % settings.whole(Parameter.SCALAR_LOG_FREQ) == 0 || report.step() == 1) {
      curve.add(report.step(), report.values());
      events.scalars(report.step(), report.values());
    }
    if (report.step() % settings.whole(Parameter.HIST_FREQ) == 0) {
      report
          .correspondence()
          .ifPresent(correspondence -> events.histograms(report.step(), correspondence));
    }
    listener.stepped(report);
    if (report.step() == settings.whole(Parameter.RESET_PROBE_STEPS)) {
      beginProbesAnew();
    }
  }

  private void beginProbesAnew() {
    HeadTrainer.State state = learner.state();
    learner.close();
    learner = learner(FirstState.withNewProbes(state, seeds));
  }

  /// A cancel in the middle of the look keeps the steps before it.
  private void validateOrSave(Curve curve, RunEvents events, JobContext context) {
    try {
      validate(curve, events, context);
    } catch (JobCancelledException e) {
      save();
      throw e;
    }
  }

  /// The state is written last: a look that was not written to its end is taken again.
  private void validate(Curve curve, RunEvents events, JobContext context) {
    HeadTrainer.State state = learner.state();
    Validated found = validation.of(state, context);
    SequencedMap<String, Double> values = found.values(run.classes());
    double merit = found.merit(settings);
    boolean isBest = best.isEmpty() || merit > best.get().value();
    values.put(MERIT, merit);
    curve.add(state.step(), values);
    events.scalars(state.step(), values);
    PredictionFiles.write(folder.predictions(state.step()), found, run.classes());
    StateFile.write(folder.state(RunFolder.Which.LAST), state);
    if (isBest) {
      best = Optional.of(new MetricPoint(MERIT, state.step(), merit));
      StateFile.write(folder.state(RunFolder.Which.BEST), state);
    }
    lastFound = values;
    listener.validated(found, isBest ? TrainingListener.Rank.BEST : TrainingListener.Rank.NOT_BEST);
  }

  private void save() {
    StateFile.write(folder.state(RunFolder.Which.LAST), learner.state());
  }
}
