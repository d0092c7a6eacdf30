package org.stegoscope.ui.correspondence;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.fx.Pictures;
import org.stegoscope.workspace.PhotoItem;
import org.stegoscope.workspace.SearchResult;

/// A photo by its similarity to the query: where it is similar, and how much.
final class SimilarPhotoCell extends ListCell<SearchResult.Image> {

  private static final double PICTURE_PX = 34;
  private static final double HEAT_OPACITY = 0.6;

  private final ImageView thumbnail = picture();
  private final ImageView heat = picture();
  private final Label name = new Label();
  private final Label numbers = Parts.muted("");
  private final HBox row;

  SimilarPhotoCell() {
    heat.setOpacity(HEAT_OPACITY);
    StackPane pictures = new StackPane(thumbnail, heat);
    pictures.setMinWidth(PICTURE_PX);
    name.setMinWidth(0);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    numbers.setMinWidth(USE_PREF_SIZE);
    numbers.setTooltip(
        new Tooltip("Cosine of the most similar patch · mean of the most similar 1 % of patches"));
    row = new HBox(8, pictures, name, numbers);
    row.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0);
  }

  private static ImageView picture() {
    ImageView view = new ImageView();
    view.setFitWidth(PICTURE_PX);
    view.setFitHeight(PICTURE_PX);
    return view;
  }

  @Override
  protected void updateItem(SearchResult.Image image, boolean empty) {
    super.updateItem(image, empty);
    setText(null);
    if (empty || image == null) {
      setGraphic(null);
      return;
    }
    thumbnail.setImage(
        image.photo().stateProperty().get() instanceof PhotoItem.Intact known
            ? Pictures.of(known.thumbnail())
            : null);
    heat.setImage(Pictures.of(image.heat()));
    name.setText(image.photo().name());
    numbers.setText(String.format(Locale.ROOT, "%.2f · %.2f", image.best(), image.bestPercent()));
    setAccessibleText(name.getText() + ", cosine " + numbers.getText());
    setGraphic(row);
  }
}
