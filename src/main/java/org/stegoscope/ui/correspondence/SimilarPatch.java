package org.stegoscope.ui.correspondence;

import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import org.stegoscope.ui.fx.Pictures;
import org.stegoscope.workspace.SearchResult;

/// A patch that looks like the query, with what is around it.
final class SimilarPatch extends Button {

  private static final double PICTURE_PX = 40;

  private final ImageView picture = new ImageView();
  private final Tooltip place = new Tooltip();

  SimilarPatch() {
    picture.setFitWidth(PICTURE_PX);
    picture.setFitHeight(PICTURE_PX);
    setGraphic(picture);
    setContentDisplay(ContentDisplay.TOP);
    getStyleClass().addAll("flat", "similar-patch");
    setTooltip(place);
  }

  void show(SearchResult.Patch patch, Runnable onClick) {
    picture.setImage(Pictures.of(patch.around()));
    setText(String.format(Locale.ROOT, "%.2f", patch.similarity()));
    place.setText(
        "%s · x %.0f, y %.0f"
            .formatted(patch.photo().name(), patch.centre().x(), patch.centre().y()));
    setAccessibleText(place.getText() + ", cosine " + getText());
    setOnAction(_ -> onClick.run());
  }
}
