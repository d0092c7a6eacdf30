package org.stegoscope.ui.shell;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.Workspace;

/// What stands in the middle while no photo is open.
final class WelcomePane extends VBox {

  WelcomePane(Workspace workspace, Actions actions) {
    super(20);
    setId("welcome");
    getStyleClass().add("welcome");
    setAlignment(Pos.CENTER);
    Label title = new Label("Look inside a segmentation model");
    title.getStyleClass().add(Styles.TITLE_2);
    title.setWrapText(true);
    Label hint =
        new Label(
            "Open photos and a DINO or STEGO checkpoint. Each patch of a photo gets a class,"
                + " painted over it.");
    hint.getStyleClass().add(Styles.TEXT_MUTED);
    hint.setWrapText(true);
    hint.setMaxWidth(420);
    hint.setTextAlignment(TextAlignment.CENTER);
    Button sample = ActionControls.button(actions.file().openSample);
    sample.getStyleClass().add(Styles.ACCENT);
    sample.setDefaultButton(true);
    HBox own =
        new HBox(
            8,
            ActionControls.button(actions.file().openPhotos),
            ActionControls.button(actions.file().openCheckpoint));
    own.setAlignment(Pos.CENTER);
    Button restore = ActionControls.button(actions.file().project.restore);
    restore.visibleProperty().bind(restore.disabledProperty().not());
    restore.managedProperty().bind(restore.visibleProperty());
    VBox hints =
        new VBox(
            4,
            Parts.muted("Drop photos, folders, checkpoints and projects anywhere in this window."),
            Parts.muted("Press ? for all shortcuts. Nothing you open leaves this machine."));
    hints.setAlignment(Pos.CENTER);
    getChildren().addAll(title, hint, sample, own, restore, hints);
    visibleProperty()
        .bind(
            Bindings.isEmpty(workspace.photos().items())
                .and(
                    Bindings.createBooleanBinding(
                        () -> showsPhotos(workspace), workspace.viewers().workbenchProperty())));
    managedProperty().bind(visibleProperty());
  }

  private static boolean showsPhotos(Workspace workspace) {
    return workspace.viewers().workbenchProperty().get().layer().isPresent();
  }
}
