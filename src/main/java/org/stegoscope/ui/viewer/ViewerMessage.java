package org.stegoscope.ui.viewer;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.stegoscope.workspace.PhotoItem;
import org.stegoscope.workspace.Workspace;

/// Says over a viewer why there is no photo, and what is still to come.
final class ViewerMessage extends StackPane {

  ViewerMessage(Workspace workspace) {
    setMouseTransparent(true);
    ObservableValue<String> sentence =
        workspace
            .photos()
            .activeProperty()
            .flatMap(PhotoItem::stateProperty)
            .map(state -> state instanceof PhotoItem.Broken broken ? broken.sentence() : "")
            .orElse("");
    Label broken = new Label(null, new FontIcon(MaterialDesignI.IMAGE_BROKEN_VARIANT));
    broken.setId("broken-photo");
    broken.getStyleClass().add("broken-photo");
    broken.setWrapText(true);
    broken.setMaxWidth(460);
    broken.textProperty().bind(sentence);
    broken.visibleProperty().bind(sentence.map(text -> !text.isEmpty()));

    Label status = new Label();
    status.setId("viewer-status");
    status.getStyleClass().addAll("viewer-status", Styles.TEXT_SMALL);
    StackPane.setAlignment(status, Pos.TOP_LEFT);
    StackPane.setMargin(status, new Insets(8));
    status
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> status(workspace),
                workspace.photos().opening(),
                workspace.photos().shownProperty(),
                workspace.segmentation().busy(),
                workspace.segmentation().cancelledProperty(),
                workspace.models().activeProperty()));
    status.visibleProperty().bind(status.textProperty().isNotEmpty());
    getChildren().addAll(broken, status);
  }

  private static String status(Workspace workspace) {
    if (workspace.photos().opening().get()) {
      return "Opening…";
    } else if (workspace.photos().shownProperty().get() == null) {
      return "";
    } else if (workspace.models().activeProperty().get() == null) {
      return "Open a checkpoint to segment this photo";
    }
    if (workspace.segmentation().busy().get()) {
      return "Segmenting…";
    }
    return workspace.segmentation().cancelledProperty().get()
        ? "Cancelled. F5 segments again."
        : "";
  }
}
