package org.stegoscope.ui.library;

import atlantafx.base.controls.CustomTextField;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.Photos;

/// Where one types what the listed photos are to be called.
final class PhotoSearch extends CustomTextField {

  /// Arrow down and Enter go on to `list`.
  PhotoSearch(Photos photos, PhotoListView list) {
    setId("photo-search");
    getStyleClass().add("photo-search");
    setPromptText("Search names and folders");
    setAccessibleText("Search photos");
    setLeft(new FontIcon(MaterialDesignM.MAGNIFY));
    textProperty().bindBidirectional(photos.list().searchProperty());
    Button clear = Parts.iconButton(MaterialDesignC.CLOSE, "Show all photos", this::clear);
    clear.setFocusTraversable(false);
    rightProperty()
        .bind(Bindings.when(textProperty().isEmpty()).then((Node) null).otherwise(clear));
    visibleProperty().bind(Bindings.isNotEmpty(photos.items()));
    managedProperty().bind(visibleProperty());
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && !getText().isEmpty()) {
            clear();
            event.consume();
          } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
            list.enter();
            event.consume();
          }
        });
  }
}
