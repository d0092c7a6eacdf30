package org.stegoscope.ui.correspondence;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.CorrespondenceSearch;
import org.stegoscope.workspace.PhotoItem;
import org.stegoscope.workspace.SearchResult;
import org.stegoscope.workspace.Workspace;

/// Where in all open photos it looks like the active query: the patches and the photos, the most
/// similar first. A click shows the photo.
final class SearchPane extends VBox {

  private static final double ROW_PX = 40;
  private static final int ROWS = 6;

  private final Workspace workspace;
  private final Label remark = Parts.muted("");
  private final FlowPane patches = new FlowPane(2, 2);
  private final ListView<SearchResult.Image> images = new ListView<>();

  SearchPane(Workspace workspace) {
    super(6);
    this.workspace = workspace;
    setId("search");
    remark.setId("search-remark");
    Parts.wrap(remark);
    Parts.hideWhileEmpty(remark);
    patches.setId("similar-patches");
    images.setId("similar-photos");
    images.setAccessibleText("Photos by their similarity to the query");
    images.getStyleClass().addAll(Styles.DENSE, "legend");
    images.setFixedCellSize(ROW_PX);
    images.setPrefHeight(ROWS * ROW_PX);
    images.setMinHeight(ROWS * ROW_PX);
    images.setCellFactory(_ -> new SimilarPhotoCell());
    images.getSelectionModel().selectedItemProperty().subscribe(this::open);
    getChildren().addAll(Parts.heading("All open photos"), startButton(), remark, patches, images);
    workspace.search().resultProperty().subscribe(this::show);
    workspace.search().cancelledProperty().subscribe(this::tellOfCancel);
  }

  private Button startButton() {
    CorrespondenceSearch search = workspace.search();
    Button start = new Button(null, new FontIcon(MaterialDesignI.IMAGE_SEARCH_OUTLINE));
    start.setId("search-photos");
    start.setMaxWidth(Double.MAX_VALUE);
    start
        .textProperty()
        .bind(Bindings.size(workspace.photos().items()).asString("Compare with all %d photos"));
    start
        .disableProperty()
        .bind(workspace.queries().activeIdProperty().lessThan(0).or(search.busyProperty()));
    start.setOnAction(_ -> search.search());
    return start;
  }

  private void tellOfCancel(boolean cancelled) {
    if (cancelled) {
      remark.setText("Cancelled.");
    }
  }

  private void show(SearchResult result) {
    boolean any = result != null && !result.images().isEmpty();
    remark.setText(result == null ? "" : result.remark());
    images.setVisible(any);
    images.setManaged(any);
    images.getItems().setAll(any ? result.images() : List.of());
    showPatches(any ? result.patches() : List.of());
  }

  /// The pictures change with every move of the query, so their buttons are kept.
  private void showPatches(List<SearchResult.Patch> found) {
    while (patches.getChildren().size() > found.size()) {
      patches.getChildren().removeLast();
    }
    for (int i = 0; i < found.size(); i++) {
      if (i == patches.getChildren().size()) {
        patches.getChildren().add(new SimilarPatch());
      }
      SearchResult.Patch patch = found.get(i);
      ((SimilarPatch) patches.getChildren().get(i)).show(patch, () -> open(patch.photo()));
    }
  }

  private void open(SearchResult.Image image) {
    if (image != null) {
      open(image.photo());
    }
  }

  private void open(PhotoItem photo) {
    workspace.photos().activeProperty().set(photo);
  }
}
