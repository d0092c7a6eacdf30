package org.stegoscope.ui.library;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.PhotoItem;
import org.stegoscope.workspace.Photos;

/// The list of photos. The active one is selected; several are selected to close them together.
final class PhotoListView extends ListView<PhotoItem> {

  private static final double ROW_PX = 60;

  private final Photos photos;
  private final MultipleSelectionModel<PhotoItem> selection = getSelectionModel();

  /// While the list follows what is shown, what it selects is not the user's choice.
  private boolean following;

  PhotoListView(Photos photos) {
    this.photos = photos;
    setId("photos");
    setAccessibleText("photos");
    getStyleClass().addAll(Styles.DENSE, "edge-to-edge");
    setFixedCellSize(ROW_PX);
    setCellFactory(_ -> new PhotoCell(photos));
    setPlaceholder(Parts.muted(""));
    selection.setSelectionMode(SelectionMode.MULTIPLE);
    selection.selectedItemProperty().subscribe(this::choose);
    photos.list().shown().addListener((ListChangeListener<PhotoItem>) _ -> followList());
    followList();
    photos.activeProperty().subscribe(this::followActive);
    addEventHandler(KeyEvent.KEY_PRESSED, this::closeOnDelete);
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::openAgain);
    setContextMenu(menu());
  }

  /// Takes the keys, and chooses the first photo where none is chosen.
  void enter() {
    requestFocus();
    if (selection.isEmpty()) {
      selection.selectFirst();
    }
  }

  private void choose(PhotoItem chosen) {
    if (chosen != null && !following) {
      photos.activeProperty().set(chosen);
    }
  }

  private void followList() {
    List<PhotoItem> selected = List.copyOf(selection.getSelectedItems());
    following = true;
    getItems().setAll(photos.list().shown());
    selection.clearSelection();
    selected.forEach(selection::select);
    following = false;
    followActive(photos.activeProperty().get());
    setPlaceholder(
        Parts.muted(photos.items().isEmpty() ? "No photos yet" : "No photo has this in its name"));
  }

  private void followActive(PhotoItem active) {
    if (active != null && active.equals(selection.getSelectedItem())) {
      return;
    }
    following = true;
    int index = getItems().indexOf(active);
    if (index < 0) {
      selection.clearSelection();
    } else if (selection.isSelected(index)) {
      selection.select(index);
    } else {
      selection.clearAndSelect(index);
      scrollTo(index);
    }
    following = false;
  }

  private void closeOnDelete(KeyEvent event) {
    if (event.getCode() == KeyCode.DELETE) {
      closeSelected();
      event.consume();
    }
  }

  private void closeSelected() {
    photos.remove(Set.copyOf(selection.getSelectedItems()));
  }

  /// A click on the active photo opens it again where that was cancelled or failed.
  private void openAgain(MouseEvent event) {
    PhotoItem active = photos.activeProperty().get();
    boolean failed = active != null && active.stateProperty().get() instanceof PhotoItem.Broken;
    if (event.getButton() == MouseButton.PRIMARY && (failed || photos.cancelledProperty().get())) {
      photos.again();
    }
  }

  private ContextMenu menu() {
    MenuItem close = new MenuItem("Close");
    close.setOnAction(_ -> closeSelected());
    MenuItem copy = new MenuItem("Copy path");
    copy.setOnAction(_ ->
        Parts.copy(
            String.join(
                "\n",
                selection.getSelectedItems().stream()
                    .map(item -> item.file().toString())
                    .toList())));
    ContextMenu menu = new ContextMenu(close, copy);
    menu.setOnShowing(_ -> {
      int count = selection.getSelectedItems().size();
      close.setText(count > 1 ? "Close %,d photos".formatted(count) : "Close photo");
      copy.setText(count > 1 ? "Copy %,d paths".formatted(count) : "Copy path");
      close.setDisable(count == 0);
      copy.setDisable(count == 0);
    });
    return menu;
  }
}
