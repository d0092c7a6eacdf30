package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.stegoscope.dataset.collection.DatasetChoice;
import org.stegoscope.job.JobRunner;
import org.stegoscope.model.ModelOptions;
import org.stegoscope.study.training.Training;
import org.stegoscope.training.Parameter;
import org.stegoscope.workspace.evaluation.EvaluationViewModel;
import org.stegoscope.workspace.sweep.Sweeps;
import org.stegoscope.workspace.training.TrainingForm;
import org.stegoscope.workspace.training.TrainingViewModel;

/// Training as a part of a window: what is open there is what is trained on, unless the user says
/// otherwise.
final class TrainingBench {

  private TrainingBench() {}

  /// @param opening opens a checkpoint to be worked with
  static TrainingViewModel of(
      Laboratory laboratory,
      Models models,
      ComputingViewModel computing,
      EvaluationViewModel evaluation,
      Consumer<Path> opening,
      JobRunner runner,
      UiThread ui,
      Notices notices) {
    TrainingViewModel training =
        new TrainingViewModel(
            () -> backbones(laboratory, computing),
            UserFolder.ofThisUser().resolve("runs"),
            opening,
            runner,
            ui,
            notices);
    evaluation.data().choiceProperty().subscribe(choice -> offer(choice, training.form()));
    models.activeProperty().subscribe(model -> offer(model, training.form()));
    return training;
  }

  /// Backbones are trained on as exactly as on the command line, on the device that was chosen.
  private static Training.ModelSource backbones(
      Laboratory laboratory, ComputingViewModel computing) {
    ModelOptions options = ModelOptions.DEFAULT.on(computing.chosenProperty().get().device());
    return (file, context) -> laboratory.model(file, options, context);
  }

  /// Sweeps over trainings; a sweep runs on the device that was chosen when it came to a run.
  static Sweeps sweeps(
      Laboratory laboratory,
      ComputingViewModel computing,
      TrainingViewModel training,
      JobRunner runner,
      UiThread ui,
      Notices notices) {
    // Runs begin on the lane of studies, where properties are not to be read.
    AtomicReference<ModelOptions> chosen = new AtomicReference<>(ModelOptions.DEFAULT);
    computing
        .chosenProperty()
        .subscribe(choice -> chosen.set(ModelOptions.DEFAULT.on(choice.device())));
    return Sweeps.of(
        (file, context) -> laboratory.model(file, chosen.get(), context),
        () -> training.form().settings(),
        RunsFile.ofThisUser(),
        runner,
        ui,
        notices);
  }

  private static void offer(DatasetChoice choice, TrainingForm form) {
    if (choice != null) {
      form.offer(Parameter.DATASET, choice.source().toString());
      form.offer(Parameter.CLASSES, choice.classes().map(Path::toString).orElse(""));
    }
  }

  private static void offer(ModelItem model, TrainingForm form) {
    if (model != null) {
      form.offer(Parameter.BACKBONE_FILE, model.file().toString());
    }
  }
}
