package org.stegoscope.ui.evaluation;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.stegoscope.study.evaluation.ClusterMatching;
import org.stegoscope.study.evaluation.StartChoice;
import org.stegoscope.ui.fx.Choice;
import org.stegoscope.ui.fx.FormRows;
import org.stegoscope.ui.fx.NumberField;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.evaluation.EvaluationSettings;
import org.stegoscope.workspace.evaluation.EvaluationViewModel;

/// Which cells are computed, and by which rules.
final class EvaluationSettingsView extends VBox {

  EvaluationSettingsView(EvaluationViewModel evaluation) {
    super(8);
    setId("evaluation-settings");
    EvaluationSettings settings = evaluation.settings();
    GridPane rows = new GridPane(12, 8);
    FormRows form = new FormRows(rows);
    form.add("Split", splits("evaluation-split", settings.splitProperty(), evaluation));
    form.add(
        "Images",
        number(
            "evaluation-limit",
            "Images that are scored, 0 for all",
            0,
            EvaluationSettings.MOST_IMAGES,
            settings.limitProperty()));
    form.add(
        "Probes",
        new HBox(
            12,
            check("evaluation-linear", "Linear", "", settings.linearProperty()),
            check("evaluation-cluster", "Cluster", "", settings.clusterProperty())));
    form.add(
        "Clusters by",
        Choice.box(
            "evaluation-matching",
            List.of(ClusterMatching.HUNGARIAN, ClusterMatching.MAJORITY),
            settings.matchingProperty(),
            EvaluationSettingsView::label));
    form.add("", check("evaluation-crf", "Also with a dense CRF", "", settings.crfProperty()));
    ComboBox<String> resolution = new ComboBox<>();
    resolution.setId("evaluation-resolution");
    resolution.setEditable(true);
    resolution.getItems().setAll("upstream:320", "native", "shorter:320", "320x240");
    resolution.valueProperty().bindBidirectional(settings.resolutionProperty());
    resolution.setTooltip(
        new Tooltip(
            "upstream:320 resizes and cuts pictures and labels as STEGO does;"
                + " with others, labels are those of the file"));
    Parts.fill(resolution);
    form.add("Resolution", resolution);
    form.add(
        "",
        check(
            "evaluation-flip",
            "Flip averaging",
            "Features are averaged over the picture and its mirror image, as STEGO does",
            settings.flipProperty()));
    form.add(
        "",
        check(
            "evaluation-upstream",
            "Count as STEGO did",
            "Extra clusters and absent classes by the rules of the published numbers",
            settings.upstreamProperty()));
    form.add(
        "",
        check(
            "evaluation-trust",
            "Confidence",
            "Also counts how sure the probes are: calibration, and risk over coverage",
            settings.trustProperty()));
    form.add(
        "",
        check(
            "evaluation-stability",
            "Stability",
            "Also tells whether predictions hold when pictures are mirrored or shifted, and between"
                + " the two probes: six more passes a picture",
            settings.stabilityProperty()));
    form.add(
        "",
        check(
            "evaluation-correspondences",
            "Correspondences",
            "Also tells how well likeness of features and codes tells classes: precision over recall",
            settings.correspondencesProperty()));
    GridPane fitRows = new GridPane(12, 8);
    FormRows fits = new FormRows(fitRows);
    fits.add("On", splits("evaluation-fit-split", settings.fitSplitProperty(), evaluation));
    fits.add(
        "Images",
        number(
            "evaluation-fit-limit",
            "Images that probes are fitted on, 0 for all",
            0,
            EvaluationSettings.MOST_IMAGES,
            settings.fitLimitProperty()));
    fits.add(
        "Steps",
        number(
            "evaluation-steps",
            "Batches of 16 images",
            1,
            EvaluationSettings.MOST_STEPS,
            settings.stepsProperty()));
    fits.add(
        "Seeds",
        number(
            "evaluation-seeds",
            "Fits of each probe, of which means and deviations are told",
            1,
            EvaluationSettings.MOST_SEEDS,
            settings.seedsProperty()));
    ComboBox<StartChoice> starts =
        Choice.box(
            "evaluation-starts",
            List.of(StartChoice.values()),
            settings.startsProperty(),
            choice ->
                switch (choice) {
                  case LOSS -> "Chosen by loss";
                  case LABELS -> "Chosen by labels";
                });
    starts.setTooltip(
        new Tooltip(
            "Of three starts of a cluster probe the one with the smallest loss is kept, without a"
                + " look at labels, or the one with the best mean IoU on the images it is fitted to"));
    fits.add("Starts", starts);
    TextField reductions = new TextField();
    reductions.setId("evaluation-reductions");
    reductions.setPromptText("pca:64, rp:64");
    reductions.setTooltip(
        new Tooltip(
            "Probes are also fitted to features reduced by principal components or by a random"
                + " projection; empty for none"));
    Parts.fill(reductions);
    reductions.textProperty().bindBidirectional(settings.reductionsProperty());
    reductions.setAccessibleText("Also projections");
    fits.add("Projections", reductions);
    fitRows.visibleProperty().bind(settings.fitProperty());
    fitRows.managedProperty().bind(fitRows.visibleProperty());
    getChildren()
        .addAll(
            Parts.heading("Evaluation"),
            rows,
            check(
                "evaluation-fit",
                "Fit probes",
                "To the features and the codes of every open model",
                settings.fitProperty()),
            fitRows);
  }

  private static String label(ClusterMatching matching) {
    return matching.equals(ClusterMatching.MAJORITY)
        ? "Majority vote, many to one"
        : "Hungarian method, one to one";
  }

  private static CheckBox check(String id, String name, String told, BooleanProperty value) {
    CheckBox box = new CheckBox(name);
    box.setId(id);
    if (!told.isEmpty()) {
      box.setTooltip(new Tooltip(told));
    }
    box.selectedProperty().bindBidirectional(value);
    return box;
  }

  private static NumberField number(
      String id, String name, int least, int most, IntegerProperty value) {
    NumberField field = new NumberField(name, least, most, value);
    field.setId(id);
    return field;
  }

  private static ComboBox<String> splits(
      String id, StringProperty chosen, EvaluationViewModel evaluation) {
    ComboBox<String> box = new ComboBox<>();
    box.setId(id);
    Parts.fill(box);
    box.setValue(chosen.get());
    box.valueProperty()
        .subscribe((_, now) -> {
          if (now != null) {
            chosen.set(now);
          }
        });
    chosen.subscribe(box::setValue);
    evaluation
        .datasetProperty()
        .subscribe(now -> {
          String kept = chosen.get();
          box.getItems().setAll(now == null ? List.of() : List.copyOf(now.splits().keySet()));
          box.setValue(kept);
        });
    return box;
  }
}
