package org.stegoscope.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.stegoscope.workspace.ModelItem;
import org.stegoscope.workspace.Models;

/// Says what an untrained backbone is worth, for as long as one is active.
final class UntrainedBanner extends HBox {

  private static final String SENTENCE =
      "This backbone is untrained (seeded random weights): its clusters show colour and texture,"
          + " not objects.";

  UntrainedBanner(Models models, Action openCheckpoint) {
    super(8);
    setId("untrained-banner");
    getStyleClass().add("banner");
    setAlignment(Pos.CENTER_LEFT);
    Label sentence = new Label(SENTENCE);
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(sentence, Priority.SOMETIMES);
    String keys = openCheckpoint.keys().orElse("");
    Hyperlink open = new Hyperlink("Open a real DINO or STEGO checkpoint (" + keys + ")");
    open.setMinWidth(USE_PREF_SIZE);
    open.setOnAction(_ -> {
      open.setVisited(false);
      openCheckpoint.run();
    });
    getChildren().addAll(new FontIcon(MaterialDesignF.FLASK_OUTLINE), sentence, open);
    visibleProperty().bind(models.activeProperty().map(ModelItem::untrained).orElse(false));
    managedProperty().bind(visibleProperty());
  }
}
