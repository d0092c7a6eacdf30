package org.stegoscope.ui.segmentation;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.stegoscope.analysis.Doubt;
import org.stegoscope.ui.fx.Choice;
import org.stegoscope.ui.fx.FormRows;
import org.stegoscope.ui.fx.HeatControls;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.DoubtViewModel;
import org.stegoscope.workspace.ProbeKind;
import org.stegoscope.workspace.Viewer;

/// Where the classes of a viewer's photo are doubtful, and how that is told.
final class DoubtView extends VBox {

  DoubtView(Viewer viewer) {
    super(8);
    setId("doubt");
    DoubtViewModel doubt = viewer.doubt();
    CheckBox shown = new CheckBox("Show where classes are doubtful");
    shown.setId("doubt-shown");
    shown.setTooltip(new Tooltip("A layer of its own over the segmentation"));
    shown.selectedProperty().bindBidirectional(doubt.shownProperty());
    GridPane rows = new GridPane(12, 8);
    FormRows form = new FormRows(rows);
    form.add(
        "Measure",
        Choice.box(
            "doubt-measure", List.of(Doubt.values()), doubt.measureProperty(), Doubt::label));
    form.add(
        "Of probe",
        Choice.buttons(
            "doubt-probe-",
            List.of(ProbeKind.CLUSTER, ProbeKind.LINEAR),
            doubt.probeProperty(),
            ProbeKind::label,
            kind -> viewer.source().modelProperty().map(model -> model.obstacle(kind)).orElse("")));
    HeatControls.add(form, "doubt", doubt.heat());
    Label words = Parts.muted("");
    words.setId("doubt-words");
    Parts.wrap(words);
    words
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> words(viewer),
                doubt.doubtProperty(),
                doubt.measureProperty(),
                viewer.source().modelProperty()));
    rows.visibleProperty().bind(doubt.shownProperty());
    rows.managedProperty().bind(rows.visibleProperty());
    words.visibleProperty().bind(doubt.shownProperty());
    words.managedProperty().bind(words.visibleProperty());
    getChildren().addAll(shown, rows, words);
  }

  private static String words(Viewer viewer) {
    DoubtViewModel doubt = viewer.doubt();
    var model = viewer.source().modelProperty().get();
    String obstacle =
        model == null ? "" : DoubtViewModel.obstacle(model.model(), doubt.measureProperty().get());
    if (!obstacle.isEmpty()) {
      return "No doubts are told: " + obstacle + ".";
    }
    return meaning(doubt.measureProperty().get()) + doubt.words().map(" "::concat).orElse("");
  }

  private static String meaning(Doubt measure) {
    return switch (measure) {
      case CONFIDENCE -> "1 less the probability of the likeliest class.";
      case MARGIN -> "1 less the lead of the likeliest class over the second.";
      case ENTROPY -> "The entropy of the probabilities; 1 where all classes are alike.";
      case DISAGREEMENT ->
          "1 where the cluster probe and the linear probe say different classes, clusters matched"
              + " on this photo.";
      case INSTABILITY ->
          "The share of five harmless changes (mirrored, shifted by half a patch) that change the"
              + " class.";
    };
  }
}
