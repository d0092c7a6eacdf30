package org.stegoscope.study.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.collection.CropScheme;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.DatasetChoice;
import org.stegoscope.dataset.collection.DatasetSource;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.Diagnosis;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.TorchRuntime;
import org.stegoscope.study.evaluation.EvaluationPlan;
import org.stegoscope.training.HeadTrainer;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.StateFile;
import org.stegoscope.training.TrainingSettings;

/// Trains a head, or probes alone, from settings to checkpoints. All of a run is in its folder,
/// from which it goes on after a pause, a stop or a crash.
///
/// @param models opens the backbone, which is closed afterwards
/// @param form how checkpoints are written
/// @param cache the folder where features are kept, which several runs may share
/// @param complaints hears sentences about images that cannot be used
public record Training(
    ModelSource models,
    Path cache,
    TrainingListener listener,
    TrainingControl control,
    Form form,
    Consumer<String> complaints) {

  private static final double PREPARING = 0.3;

  /// How checkpoints are written.
  public enum Form {
    SAFETENSORS,
    /// And as PyTorch Lightning does.
    ALSO_LIGHTNING
  }

  /// Opens a backbone.
  @FunctionalInterface
  public interface ModelSource {

    LoadedModel open(Path file, JobContext context);
  }

  /// Begins a run in a new folder. Study lane.
  ///
  /// @throws StegoscopeException where the settings contradict each other, there is something in
  ///   the folder, data or backbone cannot be used, a loss is no number, or the disk refuses
  public Ended begin(TrainingSettings settings, RunFolder folder, JobContext context) {
    settings.contradictions().stream()
        .findFirst()
        .ifPresent(sentence -> {
          throw new StegoscopeException(sentence);
        });
    Dataset dataset = dataset(settings, context);
    List<String> classes = classes(settings, dataset);
    dataset.caution(settings.text(Parameter.SPLIT)).ifPresent(complaints);
    folder.begin();
    new RunRecord(settings, List.of(), Map.of(), classes).write(folder.record());
    return go(folder, Optional.of(dataset), context);
  }

  /// Goes on with a run.
  ///
  /// @param changes parameters that have other values from here on
  /// @throws StegoscopeException as above, and where the folder holds no run
  public Ended resume(RunFolder folder, Map<String, String> changes, JobContext context) {
    RunRecord run = RunRecord.read(folder.record());
    int step =
        Files.exists(folder.state(RunFolder.Which.LAST))
            ? StateFile.read(folder.state(RunFolder.Which.LAST)).step()
            : 0;
    RunRecord changed = run.changed(step, changes);
    if (!changed.equals(run)) {
      changed.write(folder.record());
    }
    return go(folder, Optional.empty(), context);
  }

  /// Begins a run, or goes on with it where the folder holds one of the same settings.
  public Ended beginOrResume(TrainingSettings settings, RunFolder folder, JobContext context) {
    if (!Files.exists(folder.record())) {
      return begin(settings, folder, context);
    }
    if (!RunRecord.read(folder.record()).settings().equals(settings)) {
      throw new StegoscopeException(
          "%s holds a run of other settings: choose another folder.".formatted(folder.path()));
    }
    return resume(folder, Map.of(), context);
  }

  private Ended go(RunFolder folder, Optional<Dataset> opened, JobContext context) {
    RunRecord run = RunRecord.read(folder.record());
    TrainingSettings settings = run.current();
    Dataset dataset = opened.isPresent() ? opened.get() : dataset(settings, context);
    try (LoadedModel backbone =
            models.open(Path.of(settings.text(Parameter.BACKBONE_FILE)), context.silent());
        TrainingData data =
            TrainingData.open(
                settings, dataset, backbone, cache, complaints, context.part(0, PREPARING))) {
      RunRecord known = withOrigin(run, data, backbone, folder);
      listener.prepared(
          dataset, TrainingData.ofTraining(settings, dataset).samples(), data.neighbours());
      Predictions.name(folder, settings, dataset, data);
      Course course =
          new Course(
              known,
              new Course.Material(
                  data.training(),
                  data.positives(),
                  data.pictures(settings, dataset, backbone),
                  new Validation(settings, data.validation(), data.positivesOfValidation())),
              folder,
              listener,
              control);
      HeadTrainer.State state = state(folder, settings, run, data, context);
      Ended ended = course.run(state, context.part(PREPARING, 1));
      ResultFile.write(folder.result(), ended);
      if (ended.how() != Ended.How.PAUSED) {
        new Checkpoints(known, folder, backbone.architecture()).write(form, data.training().size());
      }
      return ended;
    }
  }

  private static HeadTrainer.State state(
      RunFolder folder,
      TrainingSettings settings,
      RunRecord run,
      TrainingData data,
      JobContext context) {
    Path last = folder.state(RunFolder.Which.LAST);
    return Files.exists(last)
        ? StateFile.read(last)
        : new FirstState(settings, run.classes().size()).of(data.training(), context.silent());
  }

  /// What a run was made from is known once features are; that of a run that goes on must be the
  /// same.
  private static RunRecord withOrigin(
      RunRecord run, TrainingData data, LoadedModel backbone, RunFolder folder) {
    Map<String, String> origin = new LinkedHashMap<>();
    origin.put("application", "Stegoscope " + Diagnosis.version());
    origin.put("libtorch", TorchRuntime.version());
    origin.put("threads", Integer.toString(TorchRuntime.threads()));
    origin.put("execution", backbone.execution());
    origin.put("weights", backbone.sha256());
    origin.put("data", data.digest());
    for (String key : List.of("weights", "data")) {
      String before = run.origin().getOrDefault(key, origin.get(key));
      if (!before.equals(origin.get(key))) {
        throw new StegoscopeException(
            "%s cannot go on: the %s it was begun with are not those there are now."
                .formatted(folder.path(), key));
      }
    }
    if (!run.origin().isEmpty()) {
      return run;
    }
    RunRecord known = new RunRecord(run.settings(), run.changes(), origin, run.classes());
    known.write(folder.record());
    return known;
  }

  /// The data set of settings.
  static Dataset dataset(TrainingSettings settings, JobContext context) {
    String classes = settings.text(Parameter.CLASSES);
    return new DatasetChoice(
            DatasetSource.parse(settings.text(Parameter.DATASET)),
            CropScheme.parse(settings.text(Parameter.CROPS)),
            classes.isEmpty() ? Optional.empty() : Optional.of(Path.of(classes)))
        .openWithOccurringClasses(context.silent());
  }

  /// What the probes tell apart.
  ///
  /// @throws StegoscopeException where nobody says how many there are
  static List<String> classes(TrainingSettings settings, Dataset dataset) {
    int wanted = settings.whole(Parameter.N_CLASSES);
    if (wanted == 0 && !dataset.isLabelled()) {
      throw new StegoscopeException(
          "%s has no labels, so nothing says how many clusters there shall be: set n_classes."
              .formatted(dataset.source().folder()));
    }
    int count = wanted == 0 ? EvaluationPlan.scoredClasses(dataset) : wanted;
    return IntStream.range(0, count)
        .mapToObj(k -> k < dataset.classes().size() ? dataset.classes().name(k) : "class " + k)
        .toList();
  }
}
