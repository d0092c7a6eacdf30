package org.stegoscope.ui.training;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.fx.Pictures;
import org.stegoscope.workspace.training.NeighbourPicture;
import org.stegoscope.workspace.training.NeighboursViewModel;

/// An image of a split, large, and below it those most like it, to walk from one to the next.
public final class NeighboursView extends BorderPane {

  private static final double WIDTH_PX = 560;
  private static final double HEIGHT_PX = 280;
  private static final KeyCombination BACK =
      new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN);

  private final NeighboursViewModel model;
  private final ComboBox<String> images = new ComboBox<>();
  private final ImageView picture = new ImageView();
  private final FlowPane strip = new FlowPane(4, 4);

  public NeighboursView(NeighboursViewModel model) {
    this.model = model;
    setId("neighbours-view");
    setPadding(new Insets(10));
    setTop(top());
    VBox shown = new VBox(8, large(), strip);
    ScrollPane scroll = new ScrollPane(shown);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    scroll.visibleProperty().bind(model.chosenProperty().greaterThanOrEqualTo(0));
    setCenter(scroll);
    strip.setId("similar-images");
    model.imagesProperty().subscribe(now -> images.getItems().setAll(now));
    model.chosenProperty().subscribe(now -> choose(now.intValue()));
    model.neighboursProperty().subscribe(this::show);
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        pressed -> {
          if (BACK.match(pressed)) {
            model.back();
            pressed.consume();
          }
        });
  }

  private VBox top() {
    Button back = Parts.iconButton(MaterialDesignA.ARROW_LEFT, "Back (Alt+Left)", model::back);
    back.setId("neighbours-back");
    back.disableProperty().bind(model.returnableProperty().not());
    images.setId("neighbours-image");
    images.setAccessibleText("The image whose neighbours are shown");
    images.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(images, Priority.ALWAYS);
    images.setOnAction(_ -> model.choose(images.getSelectionModel().getSelectedIndex()));
    HBox row = new HBox(8, back, images);
    row.setAlignment(Pos.CENTER_LEFT);
    row.visibleProperty().bind(model.chosenProperty().greaterThanOrEqualTo(0));
    row.managedProperty().bind(row.visibleProperty());
    Label caption = Parts.muted("");
    caption.setId("neighbours-caption");
    Parts.wrap(caption);
    caption.textProperty().bind(model.captionProperty());
    VBox top = new VBox(6, row, caption);
    top.setPadding(new Insets(0, 0, 8, 0));
    return top;
  }

  /// As much room as the picture may have, so that nothing jumps when it comes.
  private StackPane large() {
    picture.setId("neighbours-picture");
    picture.setPreserveRatio(true);
    picture.setFitWidth(WIDTH_PX);
    picture.setFitHeight(HEIGHT_PX);
    model
        .pictureProperty()
        .subscribe(now -> picture.setImage(now == null ? null : Pictures.of(now)));
    StackPane room = new StackPane(picture);
    room.setMinHeight(HEIGHT_PX);
    room.setAlignment(Pos.CENTER_LEFT);
    return room;
  }

  private void choose(int image) {
    images.getSelectionModel().select(image);
    picture.setAccessibleText(image < 0 ? "" : model.imagesProperty().get().get(image));
  }

  /// Buttons stay while pictures come, so that none loses the focus.
  private void show(List<NeighbourPicture> now) {
    while (strip.getChildren().size() > now.size()) {
      strip.getChildren().removeLast();
    }
    for (int i = 0; i < now.size(); i++) {
      if (i == strip.getChildren().size()) {
        strip.getChildren().add(new NeighbourButton(model::choose));
      }
      ((NeighbourButton) strip.getChildren().get(i)).show(now.get(i), now.size());
    }
  }
}
