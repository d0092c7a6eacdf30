package org.stegoscope.ui.training;

import java.util.Objects;
import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextAlignment;
import org.stegoscope.ui.fx.Pictures;
import org.stegoscope.workspace.Raster;
import org.stegoscope.workspace.training.NeighbourPicture;

/// A neighbour in small, with its name and how like it is below; pressed, it is chosen.
final class NeighbourButton extends Button {

  private static final double PICTURE_PX = 112;
  private static final double HEIGHT_PX = 84;
  private static final double WIDTH_PX = 128;

  private final ImageView picture = new ImageView();
  private final Tooltip tip = new Tooltip();
  private NeighbourPicture shown;
  private Raster drawn;

  NeighbourButton(IntConsumer choose) {
    picture.setPreserveRatio(true);
    picture.setFitWidth(PICTURE_PX);
    picture.setFitHeight(HEIGHT_PX);
    StackPane room = new StackPane(picture);
    room.setMinHeight(HEIGHT_PX);
    setGraphic(room);
    setContentDisplay(ContentDisplay.TOP);
    getStyleClass().addAll("flat", "similar-patch");
    setPrefWidth(WIDTH_PX);
    setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    setTextAlignment(TextAlignment.CENTER);
    // Names of files have underscores.
    setMnemonicParsing(false);
    setTooltip(tip);
    setOnAction(_ -> choose.accept(shown.image()));
  }

  void show(NeighbourPicture neighbour, int of) {
    shown = neighbour;
    setId("neighbour-" + neighbour.rank());
    setText(neighbour.id() + "\n" + neighbour.words());
    String place = "%d of %d, %s".formatted(neighbour.rank() + 1, of, neighbour.words());
    tip.setText(neighbour.id() + "\n" + place);
    setAccessibleText(neighbour.id() + ", " + place);
    Raster now = neighbour.thumbnail().orElse(null);
    if (!Objects.equals(now, drawn)) {
      drawn = now;
      picture.setImage(now == null ? null : Pictures.of(now));
    }
  }
}
