package org.stegoscope.ui.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.DatasetChoice;
import org.stegoscope.dataset.collection.DatasetFormat;
import org.stegoscope.dataset.collection.Finding;
import org.stegoscope.dataset.collection.SplitSurvey;
import org.stegoscope.dataset.collection.Survey;
import org.stegoscope.ui.fx.Choice;
import org.stegoscope.ui.fx.FormRows;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.shell.FileChoosers;
import org.stegoscope.workspace.evaluation.DatasetViewModel;
import org.stegoscope.workspace.evaluation.EvaluationViewModel;

/// Opens a data set and tells what is in it: counts, shares of classes, and files that are odd.
final class DatasetView extends VBox {

  private static final int MOST_FINDINGS = 12;

  DatasetView(EvaluationViewModel evaluation, FileChoosers choosers, Runnable openPictures) {
    super(8);
    setId("dataset");
    DatasetViewModel data = evaluation.data();
    Button open = new Button("Open folder…", new FontIcon(MaterialDesignF.FOLDER_OPEN_OUTLINE));
    open.setId("open-dataset");
    open.setOnAction(_ -> choosers.dataset().ifPresent(data::open));
    open.setMinWidth(USE_PREF_SIZE);
    GridPane rows = new GridPane(12, 8);
    FormRows form = new FormRows(rows);
    form.add(
        "Kind",
        Choice.box(
            "dataset-format",
            List.of(DatasetFormat.values()),
            data.formatProperty(),
            DatasetFormat::toString));
    form.add("Crops", crops(data));
    form.add("", open);
    Button photos =
        new Button("Open as photos", new FontIcon(MaterialDesignI.IMAGE_MULTIPLE_OUTLINE));
    photos.setId("open-dataset-pictures");
    photos.setTooltip(
        new Tooltip("Pictures of the split below, with their labels for the tokens of Project"));
    photos.disableProperty().bind(evaluation.datasetProperty().isNull());
    photos.setOnAction(_ -> openPictures.run());
    form.add("", photos);
    Label counts = wrapped("dataset-counts");
    Label classes = wrapped("dataset-classes");
    Label findings = wrapped("dataset-findings");
    counts
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> counts(data), data.datasetProperty(), data.choiceProperty()));
    evaluation
        .surveyProperty()
        .subscribe(now -> {
          classes.setText(now == null ? "" : classes(now));
          findings.setText(now == null ? "" : findings(now));
        });
    getChildren()
        .addAll(
            Parts.heading("Data set"),
            rows,
            counts,
            classes,
            new SamplePicturesView(evaluation),
            new ClassListView(data, choosers),
            findings);
  }

  private static ComboBox<String> crops(DatasetViewModel data) {
    ComboBox<String> box = new ComboBox<>();
    box.setId("dataset-crops");
    box.setEditable(true);
    box.getItems().setAll("none", "five", "random:0", "super", "double");
    box.valueProperty().bindBidirectional(data.cropsProperty());
    box.setTooltip(
        new Tooltip(
            "The parts that methods cut pictures into before they train; a data set that is"
                + " open follows"));
    Parts.fill(box);
    return box;
  }

  private static Label wrapped(String id) {
    Label label = Parts.muted("");
    label.setId(id);
    Parts.wrap(label);
    Parts.hideWhileEmpty(label);
    return label;
  }

  private static String counts(DatasetViewModel data) {
    Dataset dataset = data.datasetProperty().get();
    if (dataset == null) {
      DatasetChoice kept = data.choiceProperty().get();
      return kept == null
          ? "No data set is open."
          : "%s of the project is not open.".formatted(kept.source().folder());
    }
    return dataset.source().folder()
        + "\n"
        + dataset.splits().entrySet().stream()
            .map(split ->
                String.format(Locale.ROOT, "%s %,d", split.getKey(), split.getValue().size()))
            .collect(Collectors.joining(" · "))
        + (dataset.isLabelled() ? "" : " · no labels");
  }

  /// Of all splits together, the most frequent first.
  private static String classes(Survey survey) {
    SplitSurvey all = survey.total();
    if (all.labelled() == 0) {
      return String.join("\n", survey.cautions());
    }
    String shares =
        IntStream.range(0, survey.classes().size())
            .boxed()
            .filter(id -> all.pixels()[id] > 0)
            .sorted(Comparator.comparingDouble(id -> -all.share(id)))
            .map(id ->
                String.format(
                    Locale.ROOT, "%s %.1f %%", survey.classes().name(id), all.share(id) * 100))
            .collect(Collectors.joining(" · "));
    return String.format(Locale.ROOT, "%s · void %.1f %%", shares, all.voidShare() * 100);
  }

  private static String findings(Survey survey) {
    if (survey.findings().total() == 0) {
      return "";
    }
    return "%d files are odd and left out:%n%s"
        .formatted(
            survey.findings().total(),
            survey.findings().named().stream()
                .limit(MOST_FINDINGS)
                .map(Finding::sentence)
                .collect(Collectors.joining("\n")));
  }
}
