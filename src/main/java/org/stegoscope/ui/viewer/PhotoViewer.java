package org.stegoscope.ui.viewer;

import javafx.beans.value.ObservableValue;
import javafx.scene.Group;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Affine;
import org.stegoscope.ui.fx.Pictures;
import org.stegoscope.workspace.OverlayViewModel;
import org.stegoscope.workspace.Segmentation;
import org.stegoscope.workspace.ShownPhoto;
import org.stegoscope.workspace.ViewerViewModel;
import org.stegoscope.workspace.Viewport;
import org.stegoscope.workspace.Workspace;

/// Shows the active photo with its segmentation over it.
public final class PhotoViewer extends Region {

  private final Workspace workspace;
  private final ViewerViewModel model;
  private final ImageView photo = new ImageView();
  private final ImageView overlay = new ImageView();
  private final Affine placing = new Affine();
  private final PatchGridLayer grid = new PatchGridLayer();
  private final ViewerMessage message;
  private final Rectangle clip = new Rectangle();

  public PhotoViewer(Workspace workspace) {
    this.workspace = workspace;
    model = workspace.viewer();
    message = new ViewerMessage(workspace);
    setId("viewer");
    getStyleClass().add("photo-viewer");
    setFocusTraversable(true);
    setAccessibleText("Photo with its segmentation");
    photo.setId("photo");
    overlay.setId("overlay");
    overlay.setSmooth(false);
    Group pictures = new Group(photo, overlay);
    pictures.getTransforms().add(placing);
    // Its size is that of the photo, which must not become the viewer's.
    pictures.setManaged(false);
    grid.setManaged(false);
    getChildren().addAll(pictures, grid, message);
    setClip(clip);
    new ViewerGestures(this, model);
    bind();
  }

  private void bind() {
    OverlayViewModel classes = workspace.overlay();
    workspace.photos().shownProperty().subscribe(this::showPhoto);
    classes.paintedProperty().subscribe(this::showOverlay);
    classes.shownProperty().subscribe(this::showOrHideOverlay);
    model.peekingProperty().subscribe(this::showOrHideOverlay);
    overlay.opacityProperty().bind(classes.opacityProperty());
    model.viewportProperty().subscribe(this::place);
    ObservableValue<Segmentation> segmentation = workspace.segmentation().segmentationProperty();
    segmentation.subscribe(this::drawGrid);
    model.gridShownProperty().subscribe(this::drawGrid);
  }

  private void showPhoto(ShownPhoto shown) {
    photo.setImage(shown == null ? null : Pictures.of(shown.raster()));
    showOrHideOverlay();
  }

  private void showOverlay(OverlayViewModel.Painted painted) {
    overlay.setImage(painted == null ? null : Pictures.of(painted.raster()));
    showOrHideOverlay();
  }

  /// An overlay that was painted for another photo never lies over this one.
  private void showOrHideOverlay() {
    ShownPhoto shown = workspace.photos().shownProperty().get();
    OverlayViewModel.Painted painted = workspace.overlay().paintedProperty().get();
    boolean belongs = shown != null && painted != null && painted.photo().equals(shown.photo());
    overlay.setVisible(
        belongs && workspace.overlay().shownProperty().get() && !model.peekingProperty().get());
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
    Segmentation segmentation = workspace.segmentation().segmentationProperty().get();
    if (segmentation == null || !model.gridShownProperty().get()) {
      grid.clear();
    } else {
      grid.draw(segmentation, model.viewportProperty().get());
    }
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    clip.setWidth(width);
    clip.setHeight(height);
    message.resizeRelocate(0, 0, width, height);
    if (grid.getWidth() != width || grid.getHeight() != height) {
      grid.setWidth(width);
      grid.setHeight(height);
      model.resized(width, height);
      drawGrid();
    }
  }
}
