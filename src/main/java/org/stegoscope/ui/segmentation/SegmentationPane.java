package org.stegoscope.ui.segmentation;

import javafx.scene.layout.VBox;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.Viewer;

/// How a viewer's photo is segmented, how that is shown, and the classes found.
public final class SegmentationPane extends VBox {

  public SegmentationPane(Viewer viewer) {
    super(10);
    setId("segmentation");
    getChildren()
        .addAll(
            new SegmentationSettings(viewer),
            Parts.heading("Classes"),
            new LegendView(viewer),
            Parts.heading("Doubt"),
            new DoubtView(viewer),
            Parts.heading("More settings"),
            new MoreSettings(viewer));
  }
}
