package org.stegoscope.ui.library;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.shell.Action;
import org.stegoscope.ui.shell.Actions;
import org.stegoscope.workspace.ModelItem;
import org.stegoscope.workspace.Models;
import org.stegoscope.workspace.PhotoList;
import org.stegoscope.workspace.Photos;
import org.stegoscope.workspace.Workspace;

/// What is open: photos above, checkpoints below.
public final class LibraryPane extends SplitPane {

  public LibraryPane(Workspace workspace, Actions actions) {
    setOrientation(Orientation.VERTICAL);
    setId("library");
    getStyleClass().add("library");
    getItems()
        .addAll(
            photos(workspace.photos(), actions.file().openPhotos),
            models(workspace.models(), actions.file().openCheckpoint, actions.file().closeModel));
    setDividerPositions(0.68);
  }

  private static Node photos(Photos photos, Action open) {
    PhotoListView list = new PhotoListView(photos);
    HBox bar = bar("Photos", photos.list().count(), open);
    MenuButton order = order(photos.list().orderProperty());
    order.visibleProperty().bind(Bindings.size(photos.items()).greaterThan(1));
    bar.getChildren().add(bar.getChildren().size() - 1, order);
    return section(bar, new PhotoSearch(photos, list), list);
  }

  private static Node models(Models models, Action open, Action close) {
    ListView<ModelItem> list = list("models", models.items(), models.activeProperty());
    list.setCellFactory(_ -> new ModelCell());
    list.setPlaceholder(Parts.muted("No checkpoints yet"));
    list.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.DELETE) {
        close.run();
        event.consume();
      }
    });
    ObservableValue<String> count =
        Bindings.when(Bindings.isEmpty(models.items()))
            .then("")
            .otherwise(Bindings.size(models.items()).asString());
    return section(bar("Checkpoints", count, open), list);
  }

  private static HBox bar(String title, ObservableValue<String> number, Action open) {
    Label count = Parts.muted("");
    count.setId(title.toLowerCase(Locale.ROOT) + "-count");
    count.textProperty().bind(number);
    HBox bar =
        new HBox(
            8,
            Parts.heading(title),
            count,
            Parts.spacer(),
            Parts.iconButton(MaterialDesignP.PLUS, open.label(), open::run));
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("section-bar");
    return bar;
  }

  /// Its last node takes the room there is.
  private static VBox section(Node... nodes) {
    VBox.setVgrow(nodes[nodes.length - 1], Priority.ALWAYS);
    VBox section = new VBox(nodes);
    section.setMinHeight(90);
    return section;
  }

  private static MenuButton order(ObjectProperty<PhotoList.Order> chosen) {
    MenuButton button = new MenuButton("Order of the photos", new FontIcon(MaterialDesignS.SORT));
    button.setId("photo-order");
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, Tweaks.NO_ARROW);
    button.setTooltip(new Tooltip("Order of the photos"));
    ToggleGroup group = new ToggleGroup();
    for (PhotoList.Order order : PhotoList.Order.values()) {
      RadioMenuItem item = new RadioMenuItem(order.label());
      item.setToggleGroup(group);
      item.setOnAction(_ -> chosen.set(order));
      chosen.subscribe(now -> item.setSelected(now == order));
      button.getItems().add(item);
    }
    return button;
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
}
