package org.stegoscope.ui.viewer;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.stegoscope.workspace.Layer;
import org.stegoscope.workspace.LayerKind;
import org.stegoscope.workspace.PhotoItem;
import org.stegoscope.workspace.Viewer;
import org.stegoscope.workspace.Workspace;

/// Says over a viewer why there is no photo, and what is still to come.
final class ViewerMessage extends StackPane {

  private final Workspace workspace;
  private final Viewer viewer;

  ViewerMessage(Workspace workspace, Viewer viewer) {
    this.workspace = workspace;
    this.viewer = viewer;
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
    broken
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    !sentence.getValue().isEmpty() && viewer.source().shownProperty().get() == null,
                sentence,
                viewer.source().shownProperty()));

    Label status = new Label();
    status.setId("status-" + viewer.name());
    status.getStyleClass().addAll("viewer-status", Styles.TEXT_SMALL);
    StackPane.setAlignment(status, Pos.TOP_LEFT);
    StackPane.setMargin(status, new Insets(8));
    status.textProperty().bind(Bindings.createStringBinding(this::status, whatStatusDependsOn()));
    status.visibleProperty().bind(status.textProperty().isNotEmpty());
    getChildren().addAll(broken, status);
  }

  private Observable[] whatStatusDependsOn() {
    Stream<Observable> layers =
        viewer.layers().stream()
            .flatMap(
                layer -> Stream.of(layer.busy(), layer.cancelledProperty(), layer.shownProperty()));
    List<Observable> others =
        List.of(
            workspace.photos().opening(),
            workspace.photos().cancelledProperty(),
            viewer.source().opening(),
            viewer.source().shownProperty(),
            viewer.source().modelProperty(),
            workspace.queries().allProperty());
    return Stream.concat(layers, others.stream()).toArray(Observable[]::new);
  }

  private String status() {
    boolean opening =
        viewer.source().opening().get()
            || (workspace.photos().opening().get() && !viewer.source().pinnedProperty().get());
    if (opening) {
      return "Opening…";
    } else if (viewer.source().shownProperty().get() == null) {
      return workspace.photos().cancelledProperty().get()
          ? "Cancelled. Click the photo in the list to open it again."
          : "";
    } else if (viewer.source().modelProperty().get() == null) {
      return "Open a checkpoint to look through it at this photo";
    }
    List<Layer> shown =
        viewer.layers().stream().filter(layer -> layer.shownProperty().get()).toList();
    return shown.stream()
        .filter(layer -> layer.busy().get())
        .findFirst()
        .map(layer -> layer.kind().doing())
        .orElseGet(() -> resting(shown));
  }

  private String resting(List<Layer> shown) {
    if (shown.stream().anyMatch(layer -> layer.cancelledProperty().get())) {
      return "Cancelled. F5 computes again.";
    }
    boolean asks =
        shown.stream().anyMatch(layer -> layer.kind() == LayerKind.CORRESPONDENCE)
            && workspace.queries().allProperty().get().isEmpty();
    return asks ? "Click a patch to see what looks like it" : "";
  }
}
