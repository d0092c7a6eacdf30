package org.stegoscope.ui.layers;

import atlantafx.base.theme.Styles;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.stegoscope.ui.fx.FormRows;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.shell.Action;
import org.stegoscope.workspace.Computing;
import org.stegoscope.workspace.ComputingViewModel;
import org.stegoscope.workspace.ModelItem;
import org.stegoscope.workspace.Models;
import org.stegoscope.workspace.Viewer;
import org.stegoscope.workspace.ViewerSource;
import org.stegoscope.workspace.Workspace;

/// Which model looks at the photo of a viewer, where it computes, and at what size it sees the
/// photo.
final class SourceSettings extends VBox {

  SourceSettings(Workspace workspace, Viewer viewer, Action computing) {
    super(8);
    ViewerSource source = viewer.source();
    GridPane rows = new GridPane(12, 8);
    FormRows form = new FormRows(rows);
    form.add("Model", modelBox(workspace.models(), source));
    form.add("Runs on", computingLink(workspace.computing(), computing));
    form.add("Resolution", resolutionBox(source));
    getChildren().addAll(rows, resolutionProblem(source));
  }

  private static ComboBox<ModelItem> modelBox(Models models, ViewerSource source) {
    ComboBox<ModelItem> box = new ComboBox<>(models.items());
    box.setId("model");
    box.setPromptText("Open a checkpoint");
    Parts.fill(box);
    source.modelProperty().subscribe(box::setValue);
    box.setOnAction(_ -> {
      if (box.getValue() != null) {
        models.activeProperty().set(box.getValue());
      }
    });
    box.disableProperty().bind(models.activeProperty().map(_ -> false).orElse(true));
    return box;
  }

  private static Hyperlink computingLink(ComputingViewModel choice, Action computing) {
    Hyperlink link = new Hyperlink();
    link.setId("runs-on");
    link.setTooltip(new Tooltip(computing.label()));
    link.textProperty().bind(choice.chosenProperty().map(Computing::summary));
    link.accessibleTextProperty().bind(link.textProperty().map("Runs on "::concat));
    link.setOnAction(_ -> {
      link.setVisited(false);
      computing.run();
    });
    return link;
  }

  private static ComboBox<String> resolutionBox(ViewerSource source) {
    ComboBox<String> box = new ComboBox<>();
    box.getItems().setAll(ViewerSource.RESOLUTIONS);
    box.setId("resolution");
    box.setEditable(true);
    box.setTooltip(
        new Tooltip(
            """
            shorter:320  the shorter side resized to 320 pixels, the whole photo
            upstream:320  as STEGO prepares photos: nearest, then the middle square
            native  the pixels of the file
            448x448  any width x height\
            """));
    Parts.fill(box);
    box.valueProperty().bindBidirectional(source.resolutionProperty());
    return box;
  }

  private static Label resolutionProblem(ViewerSource source) {
    Label label = new Label();
    label.setId("resolution-problem");
    label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.DANGER, "problem");
    Parts.wrap(label);
    label.textProperty().bind(source.resolutionProblemProperty());
    Parts.hideWhileEmpty(label);
    return label;
  }
}
