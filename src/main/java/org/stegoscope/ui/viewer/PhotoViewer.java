package org.stegoscope.ui.viewer;

import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Affine;
import org.stegoscope.ui.fx.ColorBar;
import org.stegoscope.ui.fx.Pictures;
import org.stegoscope.workspace.ShownPhoto;
import org.stegoscope.workspace.Viewer;
import org.stegoscope.workspace.ViewerViewModel;
import org.stegoscope.workspace.Viewport;
import org.stegoscope.workspace.Workspace;

/// Shows the photo of a viewer with its layers over it.
final class PhotoViewer extends Region {

  private final Viewer viewer;
  private final ViewerViewModel model;
  private final ImageView photo = new ImageView();
  private final Affine placing = new Affine();
  private final PatchGridLayer grid = new PatchGridLayer();
  private final MarkerLayer markers;
  private final ColorBar colorBar;
  private final StackPane notes;
  private final Curtain curtain;
  private final Rectangle clip = new Rectangle();

  PhotoViewer(Workspace workspace, Viewer viewer) {
    this.viewer = viewer;
    model = viewer.view();
    setId("viewer-" + viewer.name());
    getStyleClass().add("photo-viewer");
    setFocusTraversable(true);
    setAccessibleText("Viewer %s: photo with its layers".formatted(viewer.name()));
    photo.setId("photo-" + viewer.name());
    markers = new MarkerLayer(viewer, workspace.queries());
    colorBar = new ColorBar(viewer.scale());
    StackPane.setAlignment(colorBar, Pos.BOTTOM_LEFT);
    notes = new StackPane(new ViewerMessage(workspace, viewer), colorBar);
    notes.setMouseTransparent(true);
    Rectangle layersShown = new Rectangle();
    curtain = new Curtain(this, model, layersShown);
    getChildren().addAll(placed(photo), layers(layersShown), grid, markers, notes, curtain);
    setClip(clip);
    new ViewerGestures(this, workspace.viewers(), viewer);
    bind();
  }

  /// In the photo's pixels; its size is that of the photo, which must not become the viewer's.
  private Group placed(Node... pictures) {
    Group group = new Group(pictures);
    group.getTransforms().add(placing);
    group.setManaged(false);
    return group;
  }

  private Group layers(Rectangle shown) {
    Node[] views =
        viewer.layers().stream().map(layer -> new LayerView(viewer, layer)).toArray(Node[]::new);
    Group group = new Group(placed(views));
    group.setManaged(false);
    group.setClip(shown);
    return group;
  }

  private void bind() {
    viewer.source().shownProperty().subscribe(this::showPhoto);
    model.viewportProperty().subscribe(this::place);
    viewer.source().geometryProperty().subscribe(_ -> drawGrid());
    model.gridShownProperty().subscribe(_ -> drawGrid());
  }

  private void showPhoto(ShownPhoto shown) {
    if (shown == null) {
      photo.setImage(null);
      return;
    }
    photo.setFitWidth(shown.photo().image().width());
    photo.setFitHeight(shown.photo().image().height());
    photo.setImage(Pictures.of(shown.raster()));
  }

  private void place(Viewport viewport) {
    placing.setMxx(viewport.zoom());
    placing.setMyy(viewport.zoom());
    placing.setTx(viewport.drawnX());
    placing.setTy(viewport.drawnY());
    // Enlarged, single pixels are what one wants to see.
    photo.setSmooth(viewport.zoom() < 1);
    drawGrid();
  }

  private void drawGrid() {
    var geometry = viewer.source().geometryProperty().get();
    if (geometry == null || !model.gridShownProperty().get()) {
      grid.clear();
    } else {
      grid.draw(geometry, model.viewportProperty().get());
    }
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    clip.setWidth(width);
    clip.setHeight(height);
    colorBar.fit(width);
    notes.resizeRelocate(0, 0, width, height);
    curtain.hang();
    if (grid.getWidth() != width || grid.getHeight() != height) {
      grid.setWidth(width);
      grid.setHeight(height);
      markers.setWidth(width);
      markers.setHeight(height);
      model.resized(width, height);
      drawGrid();
      markers.draw();
    }
  }
}
