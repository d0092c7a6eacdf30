package org.stegoscope.ui.segmentation;

import javafx.scene.control.Button;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.shell.Action;
import org.stegoscope.workspace.Viewer;

/// How a viewer's photo is segmented, how that is shown, and the classes found.
public final class SegmentationPane extends VBox {

  /// `copy` gives the command line that does the same.
  public SegmentationPane(Viewer viewer, Action copy) {
    super(10);
    setId("segmentation");
    LegendView legend = new LegendView(viewer);
    VBox.setVgrow(legend, Priority.ALWAYS);
    Button command = new Button(copy.label(), new FontIcon(copy.icon()));
    command.setId("copy-command");
    command.setMaxWidth(Double.MAX_VALUE);
    command.disableProperty().bind(copy.obstacle().map(why -> !why.isEmpty()));
    command.setOnAction(_ -> copy.run());
    getChildren()
        .addAll(new SegmentationSettings(viewer), Parts.heading("Classes"), legend, command);
  }
}
