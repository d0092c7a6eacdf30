package org.stegoscope.ui.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.collection.DatasetFormat;
import org.stegoscope.dataset.collection.DatasetSource;
import org.stegoscope.training.Parameter;
import org.stegoscope.ui.fx.Choice;
import org.stegoscope.ui.fx.FormRows;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.shell.FileChoosers;
import org.stegoscope.workspace.training.RunPlace;
import org.stegoscope.workspace.training.TrainingViewModel;

/// What is trained on, and where the run goes.
final class SourcesView extends VBox {

  /// The parameters that stand here.
  static final Set<Parameter> SHOWS = Set.of(Parameter.DATASET, Parameter.BACKBONE_FILE);

  private final ObjectProperty<DatasetFormat> kind =
      new SimpleObjectProperty<>(DatasetFormat.FOLDER);
  private final ObservableValue<Boolean> fixed;

  SourcesView(TrainingViewModel training, FileChoosers choosers, ObservableValue<Boolean> fixed) {
    super(8);
    this.fixed = fixed;
    StringProperty dataset = training.form().value(Parameter.DATASET).textProperty();
    StringProperty backbone = training.form().value(Parameter.BACKBONE_FILE).textProperty();
    dataset.subscribe(text -> source(text).map(DatasetSource::format).ifPresent(kind::set));
    kind.subscribe((_, now) ->
        source(dataset.get())
            .filter(source -> source.format() != now)
            .map(source -> new DatasetSource(now, source.folder()).toString())
            .ifPresent(dataset::set));
    ComboBox<DatasetFormat> kinds =
        Choice.box(
            "training-dataset-kind",
            List.of(DatasetFormat.values()),
            kind,
            DatasetFormat::toString);
    kinds.setAccessibleText("Kind of data set");
    kinds.disableProperty().bind(fixed);
    GridPane rows = new GridPane(12, 8);
    FormRows form = new FormRows(rows);
    form.add("Kind", kinds);
    form.add(
        "Data set",
        row(
            field("training-dataset", "Data set", "camvid:DIR, or a folder", dataset),
            choose(
                "choose-training-dataset",
                "Choose the folder of the data set",
                () ->
                    choosers
                        .dataset()
                        .map(folder -> new DatasetSource(kind.get(), folder).toString()),
                dataset)));
    form.add(
        "Backbone",
        row(
            field("training-backbone", "Backbone", "a checkpoint file", backbone),
            choose(
                "choose-training-backbone",
                "Choose the checkpoint of the vision transformer",
                () -> choosers.checkpoints().stream().findFirst().map(Path::toString),
                backbone)));
    form.add(
        "Run", row(field("training-run", "Name of the run", "", training.place().nameProperty())));
    form.add("In", folder(training.place(), choosers));
    getChildren().addAll(Parts.heading("What is trained on"), rows);
  }

  /// What a text names; empty while it names nothing.
  private static Optional<DatasetSource> source(String text) {
    try {
      return text == null || text.isBlank()
          ? Optional.empty()
          : Optional.of(DatasetSource.parse(text));
    } catch (StegoscopeException e) {
      return Optional.empty();
    }
  }

  private TextField field(String id, String name, String prompt, StringProperty text) {
    TextField field = new TextField();
    field.setId(id);
    field.setAccessibleText(name);
    field.setPromptText(prompt);
    field.textProperty().bindBidirectional(text);
    field.disableProperty().bind(fixed);
    Parts.fill(field);
    HBox.setHgrow(field, Priority.ALWAYS);
    return field;
  }

  private Button choose(
      String id, String told, Supplier<Optional<String>> chooser, StringProperty text) {
    Button button = new Button("Choose…");
    button.setId(id);
    button.setTooltip(new Tooltip(told));
    button.setAccessibleText(told);
    button.setMinWidth(USE_PREF_SIZE);
    button.disableProperty().bind(fixed);
    button.setOnAction(_ -> chooser.get().ifPresent(text::set));
    return button;
  }

  /// The folder of runs; features of all runs in it are kept in one folder beside it.
  private HBox folder(RunPlace place, FileChoosers choosers) {
    Label shown = Parts.muted("");
    shown.setId("training-runs");
    shown.setTextOverrun(javafx.scene.control.OverrunStyle.LEADING_ELLIPSIS);
    shown.textProperty().bind(place.runsProperty().map(Path::toString));
    shown.setMinWidth(0);
    Tooltip whole = new Tooltip();
    whole
        .textProperty()
        .bind(
            place
                .runsProperty()
                .map(runs ->
                    "%s%nFeatures are kept in %s".formatted(runs, runs.resolve("computed"))));
    shown.setTooltip(whole);
    shown.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(shown, Priority.ALWAYS);
    Button choose = new Button("Choose…");
    choose.setId("choose-training-runs");
    choose.setMinWidth(USE_PREF_SIZE);
    choose.setAccessibleText("Choose the folder that runs are written into");
    choose.disableProperty().bind(fixed);
    choose.setOnAction(
        _ -> choosers.folder("Write runs into this folder").ifPresent(place.runsProperty()::set));
    return row(shown, choose);
  }

  private static HBox row(javafx.scene.Node... nodes) {
    HBox row = new HBox(8, nodes);
    row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    return row;
  }
}
