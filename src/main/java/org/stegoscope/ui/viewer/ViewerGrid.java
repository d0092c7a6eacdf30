package org.stegoscope.ui.viewer;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.stegoscope.workspace.Viewer;
import org.stegoscope.workspace.Viewers;
import org.stegoscope.workspace.Workspace;

/// The viewers on the screen: one; two beside each other; with more, two above each other.
public final class ViewerGrid extends Region {

  private static final double GAP_PX = 2;

  private final Viewers viewers;
  private final List<VBox> frames;

  public ViewerGrid(Workspace workspace) {
    viewers = workspace.viewers();
    getStyleClass().add("viewer-grid");
    frames = viewers.all().stream().map(viewer -> frame(workspace, viewer)).toList();
    viewers
        .countProperty()
        .subscribe(count -> getChildren().setAll(frames.subList(0, count.intValue())));
  }

  private static VBox frame(Workspace workspace, Viewer viewer) {
    PhotoViewer photo = new PhotoViewer(workspace, viewer);
    VBox.setVgrow(photo, Priority.ALWAYS);
    return new VBox(new ViewerHeader(workspace.viewers(), viewer), photo);
  }

  @Override
  protected void layoutChildren() {
    List<Node> shown = List.copyOf(getManagedChildren());
    int rows = shown.size() > 2 ? 2 : 1;
    double height = (getHeight() - (rows - 1) * GAP_PX) / rows;
    for (int i = 0; i < shown.size(); i++) {
      int row = rows == 1 ? 0 : i / 2;
      int inRow = Math.min(2, shown.size() - 2 * row);
      double width = (getWidth() - (inRow - 1) * GAP_PX) / inRow;
      int column = i - 2 * row;
      shown
          .get(i)
          .resizeRelocate(
              snapPositionX(column * (width + GAP_PX)),
              snapPositionY(row * (height + GAP_PX)),
              snapSizeX(width),
              snapSizeY(height));
    }
  }
}
