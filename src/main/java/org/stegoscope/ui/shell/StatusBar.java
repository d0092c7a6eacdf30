package org.stegoscope.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.Viewport;
import org.stegoscope.workspace.Workspace;

/// What lies under the cursor, the zoom, and what is being computed.
final class StatusBar extends HBox {

  StatusBar(Workspace workspace) {
    super(16);
    getStyleClass().add("status-bar");
    setAlignment(Pos.CENTER_LEFT);
    Label zoom = Parts.muted("");
    zoom.setId("zoom");
    zoom.setMinWidth(USE_PREF_SIZE);
    zoom.textProperty()
        .bind(
            workspace
                .photos()
                .shownProperty()
                .flatMap(_ -> workspace.viewer().viewportProperty().map(StatusBar::percent))
                .orElse(""));
    Label readout = new Label();
    readout.setId("readout");
    readout.textProperty().bind(workspace.viewer().readoutProperty());
    getChildren().addAll(zoom, readout, Parts.spacer(), new TaskStrip(workspace.tasks()));
  }

  private static String percent(Viewport viewport) {
    return "%.0f %%".formatted(viewport.zoom() * 100);
  }
}
