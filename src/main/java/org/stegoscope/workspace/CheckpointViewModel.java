package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.stegoscope.checkpoint.StoredTensor;
import org.stegoscope.checkpoint.TensorStatistics;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;

/// The checkpoint that is looked into: the file of the active model, or any other that the user
/// opened here, also one that is of no use as a model.
public final class CheckpointViewModel {

  private record Counted(StoredTensor tensor, TensorStatistics statistics) {}

  private final Laboratory laboratory;
  private final Models models;
  private final UiThread ui;
  private final Notices notices;
  private final Latest<InspectedCheckpoint> reading;
  private final Latest<Counted> counting;

  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
  private final BooleanExpression canFollow;
  private final ReadOnlyObjectWrapper<InspectionState> state =
      new ReadOnlyObjectWrapper<>(new InspectionState.Nothing());
  private final StringProperty filter = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<TensorNode> tensors =
      new ReadOnlyObjectWrapper<>(TensorNode.EMPTY);
  private final ObjectProperty<StoredTensor> selected = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<StatisticsState> statistics =
      new ReadOnlyObjectWrapper<>(new StatisticsState.None());

  /// Of the tensors of this file.
  private final Map<StoredTensor, TensorStatistics> known = new HashMap<>();

  /// What is to be shown and what is shown or being read; null for nothing.
  private Path wanted;

  private Path asked;

  CheckpointViewModel(
      Laboratory laboratory, Models models, JobRunner runner, UiThread ui, Notices notices) {
    this.laboratory = laboratory;
    this.models = models;
    this.ui = ui;
    this.notices = notices;
    reading = new Latest<>(runner, Lane.CPU, ui, Runnable::run, this::read, this::refused);
    reading.onCancel(() -> state.set(new InspectionState.Cancelled(asked)));
    counting =
        new Latest<>(runner, Lane.CPU, ui, ui::executeSoon, this::counted, this::uncountable);
    counting.onCancel(() -> statistics.set(new StatisticsState.Cancelled()));
    canFollow = following.not().and(models.activeProperty().isNotNull());
    models.activeProperty().subscribe(_ -> followActive());
    shown.subscribe(_ -> update());
    filter.subscribe(_ -> filterTensors());
    selected.subscribe(_ -> count());
  }

  /// Whether anybody looks: a file is not read before. Set by the screen.
  public BooleanProperty shownProperty() {
    return shown;
  }

  /// Whether the file of the active model is looked into, whichever that is.
  public ReadOnlyBooleanProperty followingProperty() {
    return following.getReadOnlyProperty();
  }

  /// Whether there is an active model that is not followed.
  public BooleanExpression canFollow() {
    return canFollow;
  }

  public ReadOnlyObjectProperty<InspectionState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// Any part of the names of the tensors to show; empty for all.
  public StringProperty filterProperty() {
    return filter;
  }

  /// The tensors that [#filterProperty] leaves, below a node without a name; never null.
  public ReadOnlyObjectProperty<TensorNode> tensorsProperty() {
    return tensors.getReadOnlyProperty();
  }

  /// The tensor whose numbers are looked at; null for none.
  public ObjectProperty<StoredTensor> selectedProperty() {
    return selected;
  }

  public ReadOnlyObjectProperty<StatisticsState> statisticsProperty() {
    return statistics.getReadOnlyProperty();
  }

  /// Looks into a file, as it is now, until [#follow] or another file.
  public void open(Path file) {
    following.set(false);
    wanted = file;
    again();
  }

  /// Looks into the file of the active model again, and of each that becomes active.
  public void follow() {
    following.set(true);
    followActive();
  }

  /// Reads the file anew.
  public void again() {
    asked = null;
    update();
  }

  /// Computes the statistics of the selected tensor, for instance after a cancel.
  public void countAgain() {
    count();
  }

  /// The command that tells the same; empty while no file is looked into.
  public Optional<String> commandLine() {
    return Optional.ofNullable(wanted).map(CommandLine::inspect);
  }

  private void followActive() {
    if (following.get()) {
      ModelItem active = models.activeProperty().get();
      wanted = active == null ? null : active.file();
      update();
    }
  }

  private void update() {
    if (!shown.get() || (wanted != null && Objects.equals(wanted, asked))) {
      return;
    }
    asked = wanted;
    leave();
    if (wanted == null) {
      reading.dismiss();
      state.set(new InspectionState.Nothing());
      return;
    }
    Path file = wanted;
    Progress progress = new Progress(ui);
    state.set(new InspectionState.Reading(file, progress));
    reading.ask(
        "Inspecting " + file.getFileName(),
        context -> InspectedCheckpoint.of(laboratory.inspection(file, progress.heardBy(context))));
  }

  /// Forgets what is known of the file before.
  private void leave() {
    selected.set(null);
    known.clear();
    tensors.set(TensorNode.EMPTY);
  }

  private void read(InspectedCheckpoint checkpoint) {
    state.set(new InspectionState.Content(asked, checkpoint));
    filterTensors();
  }

  private void refused(Throwable failure) {
    reportFault(failure);
    state.set(new InspectionState.Refused(asked, Sentences.of(failure)));
  }

  /// A sentence stands where the content would; the details of a fault stand nowhere else.
  private void reportFault(Throwable failure) {
    if (!(failure instanceof StegoscopeException)) {
      notices.report(failure);
    }
  }

  private void filterTensors() {
    if (state.get() instanceof InspectionState.Content content) {
      tensors.set(content.checkpoint().tensors().matching(filter.get().strip()));
    }
  }

  private void count() {
    StoredTensor tensor = selected.get();
    TensorStatistics found = known.get(tensor);
    if (tensor == null || found != null) {
      counting.dismiss();
      statistics.set(
          tensor == null ? new StatisticsState.None() : new StatisticsState.Known(found));
      return;
    }
    Progress progress = new Progress(ui);
    statistics.set(new StatisticsState.Computing(progress));
    counting.ask(
        "Statistics of " + tensor.name(),
        context -> new Counted(tensor, laboratory.statistics(tensor, progress.heardBy(context))));
  }

  private void counted(Counted answer) {
    known.put(answer.tensor(), answer.statistics());
    statistics.set(new StatisticsState.Known(answer.statistics()));
  }

  private void uncountable(Throwable failure) {
    reportFault(failure);
    statistics.set(new StatisticsState.Refused(Sentences.of(failure)));
  }
}
