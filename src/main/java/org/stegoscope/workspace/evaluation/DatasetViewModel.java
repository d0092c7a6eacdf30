package org.stegoscope.workspace.evaluation;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.ClassList;
import org.stegoscope.dataset.ClassListFile;
import org.stegoscope.dataset.collection.CropScheme;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.DatasetChoice;
import org.stegoscope.dataset.collection.DatasetFormat;
import org.stegoscope.dataset.collection.DatasetSource;
import org.stegoscope.dataset.collection.DatasetSurvey;
import org.stegoscope.dataset.collection.Survey;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.workspace.Latest;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.UiThread;

/// The data set that models are evaluated on: which one, the parts of its pictures, whose classes,
/// and what is in it. Other parts or other classes open it again.
public final class DatasetViewModel {

  /// A data set and what it was opened as.
  private record Opened(DatasetChoice choice, Dataset dataset) {}

  private final EvaluationSettings settings;
  private final Notices notices;
  private final Latest<Opened> opening;
  private final Latest<Path> saving;
  private final Latest<Survey> surveying;
  private final ObjectProperty<DatasetFormat> format =
      new SimpleObjectProperty<>(DatasetFormat.FOLDER);
  private final StringProperty crops = new SimpleStringProperty(new CropScheme.Whole().toString());
  private final ReadOnlyObjectWrapper<DatasetChoice> choice = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Dataset> dataset = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Survey> survey = new ReadOnlyObjectWrapper<>();

  private Runnable onOpened = () -> {};

  /// What was wanted last, which may still be on its way.
  private DatasetChoice asked;

  DatasetViewModel(EvaluationSettings settings, JobRunner runner, UiThread ui, Notices notices) {
    this.settings = settings;
    this.notices = notices;
    opening = new Latest<>(runner, Lane.CPU, ui, Runnable::run, this::opened, notices::report);
    saving = new Latest<>(runner, Lane.CPU, ui, Runnable::run, this::openClasses, notices::report);
    surveying = new Latest<>(runner, Lane.CPU, ui, Runnable::run, survey::set, notices::report);
    crops.subscribe((_, _) -> cut());
  }

  /// The kind of data set that is opened next.
  public ObjectProperty<DatasetFormat> formatProperty() {
    return format;
  }

  /// The parts that pictures are cut into, as a user types them; a data set that is open follows.
  public StringProperty cropsProperty() {
    return crops;
  }

  /// What the open data set was opened as; null where none is. One that was kept is here before it
  /// is opened.
  public ReadOnlyObjectProperty<DatasetChoice> choiceProperty() {
    return choice.getReadOnlyProperty();
  }

  /// The data set; null where none is open.
  public ReadOnlyObjectProperty<Dataset> datasetProperty() {
    return dataset.getReadOnlyProperty();
  }

  /// What is in the data set; null until it is counted.
  public ReadOnlyObjectProperty<Survey> surveyProperty() {
    return survey.getReadOnlyProperty();
  }

  /// Hears when a data set was opened and its splits are chosen.
  public void onOpened(Runnable listener) {
    onOpened = listener;
  }

  /// Opens a data set as it was, with the splits that were chosen then. It is what is open also
  /// where it cannot be opened, so that nothing of it is lost.
  void restore(Optional<DatasetChoice> kept) {
    if (kept.equals(Optional.ofNullable(newest()))) {
      return;
    }
    opening.dismiss();
    surveying.dismiss();
    saving.dismiss();
    show(kept.orElse(null));
    survey.set(null);
    dataset.set(null);
    kept.ifPresent(this::open);
  }

  private void show(DatasetChoice now) {
    choice.set(now);
    format.set(now == null ? DatasetFormat.FOLDER : now.source().format());
    crops.set(now == null ? new CropScheme.Whole().toString() : now.crops().toString());
  }

  /// Opens a folder as the chosen kind, with its own classes.
  public void open(Path folder) {
    cropsOrNotice()
        .ifPresent(scheme ->
            open(
                new DatasetChoice(
                    new DatasetSource(format.get(), folder), scheme, Optional.empty())));
  }

  /// Opens a data set, and counts what is in it.
  public void open(DatasetChoice wanted) {
    asked = wanted;
    opening.ask(
        "Opening " + wanted.source().name(),
        context -> new Opened(wanted, wanted.openWithOccurringClasses(context)));
  }

  /// What is open, or will be; null where nothing is.
  private DatasetChoice newest() {
    return opening.busyProperty().get() ? asked : choice.get();
  }

  /// Opens the data set again with the classes of a file.
  public void openClasses(Path file) {
    open(newest().withClasses(Optional.of(file)));
  }

  /// Opens the data set again with its own classes.
  public void useOwnClasses() {
    open(newest().withClasses(Optional.empty()));
  }

  /// Writes classes into a file, and opens the data set again with them.
  public void saveClasses(Path file, ClassDraft draft) {
    if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
      notices.tell(
          "%s is not saved: a list of classes needs a name that ends in .json."
              .formatted(file.getFileName()));
      return;
    }
    try {
      ClassList list = draft.list();
      saving.ask(
          "Saving " + file.getFileName(),
          _ -> {
            ClassListFile.write(file, list);
            return file;
          });
    } catch (StegoscopeException e) {
      notices.tell(e.getMessage());
    }
  }

  private void cut() {
    DatasetChoice now = newest();
    if (now != null) {
      cropsOrNotice()
          .filter(scheme -> !scheme.equals(now.crops()))
          .ifPresent(scheme -> open(now.with(scheme)));
    }
  }

  private Optional<CropScheme> cropsOrNotice() {
    try {
      return Optional.of(CropScheme.parse(crops.get()));
    } catch (StegoscopeException e) {
      notices.tell(e.getMessage());
      return Optional.empty();
    }
  }

  private void opened(Opened now) {
    boolean known = choice.get() != null && choice.get().source().equals(now.choice().source());
    show(now.choice());
    choose(settings.splitProperty(), known, now.dataset(), "val", "test");
    choose(settings.fitSplitProperty(), known, now.dataset(), "train", "train");
    survey.set(null);
    dataset.set(now.dataset());
    surveying.ask(
        "Counting classes of " + now.dataset().name(),
        context -> DatasetSurvey.of(now.dataset(), DatasetSurvey.Photos.HEADERS, context));
    onOpened.run();
  }

  /// The splits of a data set that is opened again stay.
  private static void choose(
      StringProperty split, boolean known, Dataset of, String first, String second) {
    var splits = of.splits().keySet();
    if (known && splits.contains(split.get())) {
      return;
    }
    split.set(
        splits.contains(first)
            ? first
            : splits.contains(second) ? second : splits.iterator().next());
  }
}
