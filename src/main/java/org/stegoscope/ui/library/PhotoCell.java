package org.stegoscope.ui.library;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.fx.Pictures;
import org.stegoscope.workspace.PhotoItem;
import org.stegoscope.workspace.Photos;

/// A photo in the list: thumbnail, name, size and folder; or why it cannot be shown.
final class PhotoCell extends ListCell<PhotoItem> {

  private static final double THUMBNAIL_PX = 48;

  private final Photos photos;
  private final ImageView thumbnail = new ImageView();
  private final FontIcon stand = new FontIcon(MaterialDesignI.IMAGE_OUTLINE);
  private final Label name = new Label();
  private final Label line = Parts.muted("");
  private final HBox row;
  private Optional<Subscription> watching = Optional.empty();

  PhotoCell(Photos photos) {
    this.photos = photos;
    thumbnail.setPreserveRatio(true);
    thumbnail.setFitWidth(THUMBNAIL_PX);
    thumbnail.setFitHeight(THUMBNAIL_PX);
    StackPane picture = new StackPane(stand, thumbnail);
    picture.getStyleClass().add("thumbnail");
    picture.setMinSize(THUMBNAIL_PX, THUMBNAIL_PX);
    picture.setMaxSize(THUMBNAIL_PX, THUMBNAIL_PX);
    VBox words = new VBox(2, name, line);
    words.setAlignment(Pos.CENTER_LEFT);
    // As narrow as the list, so that long names are cut and not scrolled.
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    row = new HBox(10, picture, words);
    row.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(PhotoItem item, boolean empty) {
    super.updateItem(item, empty);
    watching.ifPresent(Subscription::unsubscribe);
    watching = Optional.empty();
    setText(null);
    if (empty || item == null) {
      setGraphic(null);
      setTooltip(null);
      return;
    }
    name.setText(item.name());
    setGraphic(row);
    setTooltip(new Tooltip(item.file().toString()));
    watching = Optional.of(item.stateProperty().subscribe(state -> show(item, state)));
    photos.preview(item);
  }

  private void show(PhotoItem item, PhotoItem.State state) {
    thumbnail.setImage(null);
    stand.setIconCode(MaterialDesignI.IMAGE_OUTLINE);
    line.getStyleClass().remove("problem");
    switch (state) {
      case PhotoItem.Unread _ -> line.setText(item.folderName());
      case PhotoItem.Intact known -> {
        thumbnail.setImage(Pictures.of(known.thumbnail()));
        String size = "%d × %d".formatted(known.width(), known.height());
        line.setText(item.folderName().isEmpty() ? size : size + "  ·  " + item.folderName());
      }
      case PhotoItem.Broken broken -> {
        stand.setIconCode(MaterialDesignI.IMAGE_BROKEN_VARIANT);
        line.getStyleClass().add("problem");
        line.setText("cannot be opened");
        setTooltip(new Tooltip(broken.sentence()));
      }
    }
    setAccessibleText(item.name() + " " + line.getText());
  }
}
