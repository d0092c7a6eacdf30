package org.stegoscope.ui.viewer;

import java.util.Locale;
import javafx.scene.image.ImageView;
import org.stegoscope.dataset.Placement;
import org.stegoscope.ui.fx.Pictures;
import org.stegoscope.workspace.Layer;
import org.stegoscope.workspace.Painted;
import org.stegoscope.workspace.ShownPhoto;
import org.stegoscope.workspace.Viewer;

/// One layer as it lies over the photo, in the photo's pixels.
final class LayerView extends ImageView {

  private final Viewer viewer;
  private final Layer layer;

  LayerView(Viewer viewer, Layer layer) {
    this.viewer = viewer;
    this.layer = layer;
    setId("layer-%s-%s".formatted(layer.kind().name().toLowerCase(Locale.ROOT), viewer.name()));
    setSmooth(false);
    opacityProperty().bind(layer.opacityProperty());
    layer.paintedProperty().subscribe(this::show);
    layer.shownProperty().subscribe(_ -> showOrHide());
    viewer.source().shownProperty().subscribe(_ -> showOrHide());
    viewer.view().peekingProperty().subscribe(_ -> showOrHide());
  }

  private void show(Painted painted) {
    if (painted == null) {
      setImage(null);
    } else {
      Placement placement = painted.placement();
      setX(placement.x());
      setY(placement.y());
      setFitWidth(placement.width());
      setFitHeight(placement.height());
      setImage(Pictures.of(painted.raster()));
    }
    showOrHide();
  }

  /// A layer that was painted for another photo never lies over this one.
  private void showOrHide() {
    ShownPhoto shown = viewer.source().shownProperty().get();
    Painted painted = layer.paintedProperty().get();
    boolean belongs = shown != null && painted != null && painted.photo().equals(shown.photo());
    setVisible(belongs && layer.shownProperty().get() && !viewer.view().peekingProperty().get());
  }
}
