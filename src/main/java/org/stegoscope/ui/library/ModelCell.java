package org.stegoscope.ui.library;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.ModelItem;

/// A checkpoint in the list: name, architecture, and what is odd about it.
final class ModelCell extends ListCell<ModelItem> {

  ModelCell() {
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(ModelItem item, boolean empty) {
    super.updateItem(item, empty);
    setText(null);
    if (empty || item == null) {
      setGraphic(null);
      setTooltip(null);
      return;
    }
    setGraphic(row(item));
    setTooltip(new Tooltip(item.file().toString()));
    setAccessibleText(item.name() + " " + item.summary() + (item.untrained() ? " untrained" : ""));
  }

  private static HBox row(ModelItem item) {
    Label name = new Label(item.name());
    name.setMinWidth(0);
    HBox title = new HBox(8, name);
    title.setAlignment(Pos.CENTER_LEFT);
    if (item.untrained()) {
      Label badge = new Label("UNTRAINED");
      badge.getStyleClass().add("badge");
      badge.setMinWidth(USE_PREF_SIZE);
      title.getChildren().add(badge);
    }
    Label summary = Parts.muted(item.summary());
    summary.setWrapText(true);
    Label execution = Parts.muted("");
    execution.getStyleClass().add("execution");
    execution.textProperty().bind(item.execution());
    execution.visibleProperty().bind(execution.textProperty().isNotEmpty());
    execution.managedProperty().bind(execution.visibleProperty());
    VBox words = new VBox(2, title, summary, execution);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    if (!item.problems().isEmpty()) {
      words.getChildren().add(problems(item, words));
    }
    HBox row = new HBox(10, new FontIcon(MaterialDesignC.CUBE_OUTLINE), words);
    row.setAlignment(Pos.TOP_LEFT);
    return row;
  }

  /// A count that opens to the sentences.
  private static Hyperlink problems(ModelItem item, VBox words) {
    int count = item.problems().size();
    Hyperlink link = new Hyperlink(count == 1 ? "1 remark" : count + " remarks");
    link.getStyleClass().add(Styles.TEXT_SMALL);
    Label sentences = Parts.muted(String.join("\n", item.problems()));
    sentences.setWrapText(true);
    link.setTooltip(new Tooltip(String.join("\n", item.problems())));
    link.setOnAction(_ -> {
      link.setVisited(false);
      if (!words.getChildren().remove(sentences)) {
        words.getChildren().add(sentences);
      }
    });
    return link;
  }
}
