package org.stegoscope.ui.export;

import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import org.stegoscope.ui.fx.Pictures;
import org.stegoscope.workspace.Exports;
import org.stegoscope.workspace.Raster;

/// The figure as it will be written, or in its place what another file will hold. It keeps its
/// size, so that the card does not jump.
final class FigureView extends StackPane {

  /// The picture has two pixels for each of these, for dense screens.
  private static final double WIDTH_PX = 520;

  private static final double HEIGHT_PX = 320;
  private static final double WAITING_PX = 28;

  /// `description` is shown where it has a text.
  FigureView(Exports exports, Label description) {
    getStyleClass().add("figure-view");
    setMinHeight(HEIGHT_PX);
    setPrefHeight(HEIGHT_PX);
    ImageView picture = new ImageView();
    picture.setId("export-preview");
    picture.setPreserveRatio(true);
    picture.setFitWidth(WIDTH_PX);
    picture.setFitHeight(HEIGHT_PX);
    picture.setAccessibleText("The figure as it will be written");
    exports.previewProperty().subscribe(raster -> show(picture, raster));
    ProgressIndicator waiting = new ProgressIndicator();
    waiting.setMaxSize(WAITING_PX, WAITING_PX);
    waiting.visibleProperty().bind(exports.drawingProperty());
    getChildren().addAll(picture, waiting, description);
  }

  private static void show(ImageView picture, Raster raster) {
    picture.setImage(raster == null ? null : Pictures.of(raster));
  }
}
