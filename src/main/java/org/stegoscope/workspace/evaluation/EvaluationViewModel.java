package org.stegoscope.workspace.evaluation;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.stegoscope.analysis.crf.CrfOptions;
import org.stegoscope.analysis.metrics.Protocol;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.DatasetChoice;
import org.stegoscope.dataset.collection.DatasetSource;
import org.stegoscope.dataset.collection.Sample;
import org.stegoscope.dataset.collection.Survey;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.study.evaluation.Cell;
import org.stegoscope.study.evaluation.CellKey;
import org.stegoscope.study.evaluation.CellRun;
import org.stegoscope.study.evaluation.CrfRefinement;
import org.stegoscope.study.evaluation.EvaluatedImage;
import org.stegoscope.study.evaluation.EvaluationFiles;
import org.stegoscope.study.evaluation.EvaluationPlan;
import org.stegoscope.study.evaluation.EvaluationReport;
import org.stegoscope.study.evaluation.EvaluationTable;
import org.stegoscope.study.evaluation.FigureForm;
import org.stegoscope.study.evaluation.FitPlan;
import org.stegoscope.study.evaluation.ImageScore;
import org.stegoscope.study.evaluation.Subjects;
import org.stegoscope.workspace.Latest;
import org.stegoscope.workspace.ModelItem;
import org.stegoscope.workspace.Models;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.UiThread;

/// A data set, the table that the open models make on it, and a cell of the table looked into.
public final class EvaluationViewModel {

  /// Of [#shownClassProperty].
  public static final int ALL_CLASSES = -1;

  private final Models models;
  private final Path folder;
  private final Notices notices;
  private final EvaluationSettings settings = new EvaluationSettings();
  private final DatasetViewModel data;
  private final Latest<EvaluationReport> evaluating;
  private final Latest<EvaluationReport> matching;
  private final Latest<EvaluationCharts.Studies> studying;
  private final Latest<EvaluationCharts.Opened> drawing;
  private final Latest<EvaluationPictures> predicting;
  private final Latest<List<Path>> exporting;
  private final ReadOnlyObjectWrapper<EvaluationTable> table = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<EvaluationCharts.Studies> studies =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<EvaluationCharts.Opened> opened =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<EvaluationPictures> pictures = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
  private final ObjectProperty<ImageScore> image = new SimpleObjectProperty<>();
  private final IntegerProperty shownClass = new SimpleIntegerProperty(ALL_CLASSES);
  private EvaluationReport report;
  private Optional<Place> lookAt = Optional.empty();
  private final SamplePictures samples;

  /// @param folder where features, probes and counts are kept
  public EvaluationViewModel(
      Models models, Path folder, JobRunner runner, UiThread ui, Notices notices) {
    this.models = models;
    this.folder = folder;
    this.notices = notices;
    data = new DatasetViewModel(settings, runner, ui, notices);
    evaluating =
        new Latest<>(runner, Lane.STUDY, ui, Runnable::run, this::evaluated, notices::report);
    matching = new Latest<>(runner, Lane.CPU, ui, Runnable::run, this::matched, notices::report);
    studying = new Latest<>(runner, Lane.CPU, ui, Runnable::run, studies::set, notices::report);
    drawing = new Latest<>(runner, Lane.CPU, ui, Runnable::run, opened::set, notices::report);
    predicting =
        new Latest<>(runner, Lane.DEVICE, ui, Runnable::run, pictures::set, notices::report);
    exporting = new Latest<>(runner, Lane.CPU, ui, Runnable::run, this::exported, notices::report);
    samples =
        new SamplePictures(data.datasetProperty(), settings.splitProperty(), runner, ui, notices);
    data.datasetProperty().subscribe((_, _) -> update());
    models.items().subscribe(this::update);
    image.subscribe((_, now) -> predict(now));
    update();
  }

  public EvaluationSettings settings() {
    return settings;
  }

  /// Which data set, and how it is opened.
  public DatasetViewModel data() {
    return data;
  }

  /// The data set; null where none is open.
  public ReadOnlyObjectProperty<Dataset> datasetProperty() {
    return data.datasetProperty();
  }

  /// What is in the data set; null until it is counted.
  public ReadOnlyObjectProperty<Survey> surveyProperty() {
    return data.surveyProperty();
  }

  /// Pictures of the split, to look at.
  public SamplePictures samples() {
    return samples;
  }

  /// The newest table; null where none was made.
  public ReadOnlyObjectProperty<EvaluationTable> tableProperty() {
    return table.getReadOnlyProperty();
  }

  /// What was studied beside the table; null where no table was made.
  public ReadOnlyObjectProperty<EvaluationCharts.Studies> studiesProperty() {
    return studies.getReadOnlyProperty();
  }

  /// The class whose IoU the table shows, or [#ALL_CLASSES] for the mean.
  public IntegerProperty shownClassProperty() {
    return shownClass;
  }

  /// The cell that is looked into; null for none.
  public ReadOnlyObjectProperty<EvaluationCharts.Opened> openedProperty() {
    return opened.getReadOnlyProperty();
  }

  /// The image of the cell that is looked at; null for none.
  public ObjectProperty<ImageScore> imageProperty() {
    return image;
  }

  /// The image as pictures; null where there is none.
  public ReadOnlyObjectProperty<EvaluationPictures> picturesProperty() {
    return pictures.getReadOnlyProperty();
  }

  /// Why nothing can be evaluated; empty where something can.
  public ReadOnlyStringProperty obstacleProperty() {
    return obstacle.getReadOnlyProperty();
  }

  public BooleanExpression busy() {
    return evaluating.busyProperty();
  }

  /// Opens a data set as it is, and counts what is in it.
  public void open(DatasetSource source) {
    data.open(DatasetChoice.of(source));
  }

  private void update() {
    if (datasetProperty().get() == null) {
      obstacle.set("no data set is open");
    } else {
      obstacle.set(models.items().isEmpty() ? "no checkpoint is open" : "");
    }
  }

  /// What would be evaluated.
  ///
  /// @throws StegoscopeException where there is an obstacle, or a setting is not understood
  public AskedEvaluation asked() {
    if (!obstacle.get().isEmpty()) {
      throw new StegoscopeException(obstacle.get());
    }
    Optional<FitPlan> fits = settings.fits(datasetProperty().get());
    return new AskedEvaluation(
        data.choiceProperty().get(),
        plan(datasetProperty().get(), fits.isPresent()),
        fits,
        settings.limitProperty().get(),
        settings.fitLimitProperty().get(),
        settings.studies());
  }

  /// Evaluates all open models.
  public void evaluate() {
    try {
      AskedEvaluation asked = asked();
      Dataset of = asked.plan().dataset();
      Optional<FitPlan> fits = asked.fits();
      EvaluationPlan plan = asked.plan();
      Path kept = folder.resolve(of.source().format().toString() + "-" + digest(of));
      evaluating.ask(
          "Evaluating on " + of.name(),
          context -> EvaluationReport.of(plan, fits, asked.studies(), kept, context));
    } catch (StegoscopeException e) {
      notices.tell(e.getMessage());
    }
  }

  private EvaluationPlan plan(Dataset of, boolean fitted) {
    if (settings.probes().isEmpty()) {
      throw new StegoscopeException("Choose a linear probe, a cluster probe, or both.");
    }
    List<LoadedModel> loaded = models.items().stream().map(ModelItem::model).toList();
    var samples = of.split(settings.splitProperty().get());
    int limit = settings.limitProperty().get();
    return new EvaluationPlan(
        of,
        settings.splitProperty().get(),
        limit > 0 ? EvaluationPlan.evenly(samples, limit) : samples,
        Subjects.of(
            loaded,
            fitted ? Subjects.Probes.ALSO_FITTED : Subjects.Probes.STORED,
            settings.reductions()),
        settings.probes(),
        settings.crfUses(),
        new CrfRefinement(CrfOptions.STEGO),
        Resolution.parse(settings.resolutionProperty().get()),
        settings.flipProperty().get() ? Averaging.FLIP : Averaging.NONE,
        settings.upstreamProperty().get() ? Protocol.UPSTREAM : Protocol.OWN,
        settings.matchingProperty().get(),
        settings.trustProperty().get()
            ? EvaluationPlan.Confidence.COUNTED
            : EvaluationPlan.Confidence.LEFT_OUT);
  }

  private static String digest(Dataset of) {
    return String.format(Locale.ROOT, "%08x", of.source().toString().hashCode());
  }

  /// The pictures of the split that would be scored, as files to open as photos; at most `most` of
  /// them, evenly spread. Empty where they are no pictures that can be opened so.
  public List<Path> pictures(int most) {
    Dataset of = datasetProperty().get();
    if (of == null) {
      return List.of();
    }
    var samples = of.split(settings.splitProperty().get());
    int limit = settings.limitProperty().get();
    return EvaluationPlan.evenly(samples, Math.min(most, limit > 0 ? limit : samples.size()))
        .stream()
        .map(Sample::image)
        .distinct()
        .filter(file -> !file.toString().endsWith(".mat"))
        .toList();
  }

  /// The folder that holds the labels of those pictures, by which tokens can be coloured; empty
  /// where they do not lie in one.
  public Optional<Path> labelFolder() {
    Dataset of = datasetProperty().get();
    if (of == null) {
      return Optional.empty();
    }
    List<Path> folders =
        of.split(settings.splitProperty().get()).stream()
            .flatMap(sample -> sample.label().stream())
            .map(Path::getParent)
            .distinct()
            .limit(2)
            .toList();
    return folders.size() == 1 ? Optional.of(folders.getFirst()) : Optional.empty();
  }

  /// Ends what is on its way; what was counted is kept.
  public void stop() {
    evaluating.dismiss();
  }

  private void evaluated(EvaluationReport made) {
    EvaluationTable arrived = made.table();
    image.set(null);
    opened.set(null);
    pictures.set(null);
    matching.dismiss();
    report = made;
    if (shownClass.get() >= arrived.plan().classes()) {
      shownClass.set(ALL_CLASSES);
    }
    table.set(arrived);
    studies.set(null);
    studying.ask("Drawing studies", context -> EvaluationCharts.Studies.of(made, context));
    arrived.leftOut().stream()
        .findFirst()
        .ifPresent(first ->
            notices.tell(
                arrived.leftOut().size() == 1
                    ? first
                    : "%d images were left out. %s".formatted(arrived.leftOut().size(), first)));
    arrived.cells().stream()
        .filter(cell -> !cell.runs().isEmpty())
        .findFirst()
        .ifPresent(this::look);
  }

  /// Looks into a cell, its first seed.
  public void look(Cell cell) {
    if (!cell.runs().isEmpty()) {
      look(cell, cell.runs().getFirst());
    }
  }

  /// Says which class a cluster of the opened cell is; all its scores are counted again.
  ///
  /// @param label a class, or [org.stegoscope.analysis.metrics.Matching#NO_CLASS]
  public void match(int cluster, int label) {
    EvaluationCharts.Opened now = opened.get();
    int[] classOf = now.run().scores().matched().classOf().clone();
    if (classOf[cluster] == label) {
      return;
    }
    classOf[cluster] = label;
    EvaluationReport before = report;
    int place = now.cell().runs().indexOf(now.run());
    lookAt = Optional.of(new Place(now.cell().key(), place));
    matching.ask(
        "Matching clusters",
        context -> before.with(before.table().matched(now.cell().key(), place, classOf, context)));
  }

  /// A run of a cell.
  private record Place(CellKey key, int run) {}

  private void matched(EvaluationReport changed) {
    report = changed;
    table.set(changed.table());
    lookAt.ifPresent(place ->
        changed.table().cells().stream()
            .filter(cell -> cell.key().equals(place.key()))
            .findFirst()
            .ifPresent(cell -> look(cell, cell.runs().get(place.run()))));
  }

  private void look(Cell cell, CellRun run) {
    EvaluationReport of = report;
    image.set(null);
    pictures.set(null);
    drawing.ask(
        "Drawing the confusion matrix",
        context -> EvaluationCharts.Opened.of(of, cell, run, context));
  }

  private void predict(ImageScore of) {
    EvaluationCharts.Opened now = opened.get();
    if (of == null || now == null) {
      predicting.dismiss();
      pictures.set(null);
      return;
    }
    EvaluationTable shown = table.get();
    predicting.ask(
        "Predicting " + of.id(),
        context ->
            EvaluationPictures.of(
                EvaluatedImage.of(shown, now.cell(), now.run(), of.sample(), context),
                shown.plan().dataset().classes().palette()));
  }

  /// Writes the table and all figures into a folder.
  public void export(Path target) {
    EvaluationReport of = report;
    if (of == null) {
      notices.tell("Nothing was exported: nothing is evaluated yet.");
      return;
    }
    exporting.ask(
        "Exporting the evaluation",
        context -> new EvaluationFiles(of).write(target, EnumSet.allOf(FigureForm.class), context));
  }

  private void exported(List<Path> written) {
    notices.tell(
        "Exported %d files to %s.".formatted(written.size(), written.getFirst().getParent()));
  }

  /// What a user has chosen.
  public EvaluationState state() {
    return new EvaluationState(settings.state(), Optional.ofNullable(data.choiceProperty().get()));
  }

  /// Chooses as it was chosen; nothing is evaluated.
  public void restore(EvaluationState state) {
    settings.restore(state.settings());
    data.restore(state.data());
  }

  /// Lets go of the table and of everything on its way.
  public void clear() {
    evaluating.dismiss();
    drawing.dismiss();
    image.set(null);
    opened.set(null);
    table.set(null);
  }
}
