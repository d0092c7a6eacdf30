package org.stegoscope.ui.segmentation;

import javafx.scene.control.Button;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.shell.Actions;
import org.stegoscope.workspace.Workspace;

/// The column on the right: how to segment, how to show it, and the classes found.
public final class SegmentationPane extends VBox {

  public SegmentationPane(Workspace workspace, Actions actions) {
    super(12);
    setId("segmentation");
    getStyleClass().add("segmentation-pane");
    LegendView legend = new LegendView(workspace.segmentation(), workspace.overlay());
    VBox.setVgrow(legend, Priority.ALWAYS);
    Button copy =
        new Button(
            actions.file().copyCommand.label(), new FontIcon(actions.file().copyCommand.icon()));
    copy.setId("copy-command");
    copy.setMaxWidth(Double.MAX_VALUE);
    copy.disableProperty().bind(actions.file().copyCommand.obstacle().map(why -> !why.isEmpty()));
    copy.setOnAction(_ -> actions.file().copyCommand.run());
    getChildren()
        .addAll(
            Parts.heading("Segmentation"),
            new SegmentationSettings(workspace, actions.segment().computing),
            Parts.heading("Overlay"),
            new OverlaySettings(workspace.overlay(), workspace.viewer()),
            Parts.heading("Classes"),
            legend,
            copy);
  }
}
