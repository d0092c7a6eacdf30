package org.stegoscope.ui.library;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.shell.Action;
import org.stegoscope.ui.shell.Actions;
import org.stegoscope.workspace.ModelItem;
import org.stegoscope.workspace.PhotoItem;
import org.stegoscope.workspace.Workspace;

/// What is open: photos above, checkpoints below.
public final class LibraryPane extends SplitPane {

  public LibraryPane(Workspace workspace, Actions actions) {
    setOrientation(Orientation.VERTICAL);
    setId("library");
    getStyleClass().add("library");
    ListView<PhotoItem> photos =
        list("photos", workspace.photos().items(), workspace.photos().activeProperty());
    photos.setCellFactory(_ -> new PhotoCell(workspace.photos()));
    photos.setPlaceholder(placeholder("No photos yet"));
    runOnDelete(photos, actions.file().closePhoto);
    ListView<ModelItem> models =
        list("models", workspace.models().items(), workspace.models().activeProperty());
    models.setCellFactory(_ -> new ModelCell());
    models.setPlaceholder(placeholder("No checkpoints yet"));
    runOnDelete(models, actions.file().closeModel);
    getItems()
        .addAll(
            section("Photos", workspace.photos().items(), actions.file().openPhotos, photos),
            section(
                "Checkpoints", workspace.models().items(), actions.file().openCheckpoint, models));
    setDividerPositions(0.68);
  }

  private static Node section(
      String title, ObservableList<?> items, Action open, ListView<?> list) {
    Label count = Parts.muted("");
    count
        .textProperty()
        .bind(
            Bindings.when(Bindings.isEmpty(items))
                .then("")
                .otherwise(Bindings.size(items).asString()));
    Button add = Parts.iconButton(MaterialDesignP.PLUS, open.label(), open::run);
    HBox bar = new HBox(8, Parts.heading(title), count, Parts.spacer(), add);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("section-bar");
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox section = new VBox(bar, list);
    section.setMinHeight(90);
    return section;
  }

  private static <T> ListView<T> list(
      String id, ObservableList<T> items, ObjectProperty<T> active) {
    ListView<T> list = new ListView<>(items);
    list.setId(id);
    list.setAccessibleText(id);
    list.getStyleClass().addAll(Styles.DENSE, "edge-to-edge");
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(chosen -> {
          if (chosen != null) {
            active.set(chosen);
          }
        });
    active.subscribe(now -> {
      if (now == null) {
        list.getSelectionModel().clearSelection();
      } else {
        list.getSelectionModel().select(now);
        list.scrollTo(now);
      }
    });
    return list;
  }

  private static void runOnDelete(ListView<?> list, Action close) {
    list.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.DELETE) {
        close.run();
        event.consume();
      }
    });
  }

  private static Label placeholder(String text) {
    return Parts.muted(text);
  }
}
