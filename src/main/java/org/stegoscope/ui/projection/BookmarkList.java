package org.stegoscope.ui.projection;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.projection.Bookmark;
import org.stegoscope.workspace.projection.Bookmarks;

/// The views of the plots to come back to.
final class BookmarkList extends VBox {

  private final Bookmarks bookmarks;
  private final VBox rows = new VBox(2);

  BookmarkList(Bookmarks bookmarks) {
    super(6);
    this.bookmarks = bookmarks;
    setId("bookmarks");
    TextField name = new TextField();
    name.setId("bookmark-name");
    name.setPromptText("Name of the view");
    name.setAccessibleText("Name of the view");
    HBox.setHgrow(name, Priority.ALWAYS);
    Runnable keep =
        () -> {
          bookmarks.add(name.getText());
          name.clear();
        };
    name.setOnAction(_ -> keep.run());
    Button add =
        Parts.iconButton(
            MaterialDesignB.BOOKMARK_PLUS_OUTLINE,
            "Keep this view: what the plots show, the colours and the selection",
            keep);
    add.setId("add-bookmark");
    HBox bar = new HBox(4, name, add);
    bar.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(bar, rows);
    bookmarks
        .allProperty()
        .subscribe(all -> rows.getChildren().setAll(all.stream().map(this::row).toList()));
  }

  private Node row(Bookmark bookmark) {
    Hyperlink show = new Hyperlink(bookmark.name());
    show.getStyleClass().add("layer-name");
    show.setOnAction(_ -> bookmarks.show(bookmark));
    Button remove =
        Parts.iconButton(
            MaterialDesignC.CLOSE,
            "Remove the view " + bookmark.name(),
            () -> bookmarks.remove(bookmark));
    HBox row = new HBox(4, show, Parts.spacer(), remove);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("layer-row");
    return row;
  }
}
