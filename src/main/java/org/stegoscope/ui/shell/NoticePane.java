package org.stegoscope.ui.shell;

import atlantafx.base.theme.Styles;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.Notice;
import org.stegoscope.workspace.Notices;

/// Tells what happened, in a sentence each, until the user puts it away.
final class NoticePane extends VBox {

  private final Notices notices;

  NoticePane(Notices notices) {
    this.notices = notices;
    setId("notices");
    notices.items().addListener((ListChangeListener<Notice>) this::update);
    notices.items().forEach(notice -> getChildren().add(row(notice)));
  }

  private void update(ListChangeListener.Change<? extends Notice> change) {
    while (change.next()) {
      getChildren().removeIf(node -> change.getRemoved().contains(node.getUserData()));
      change.getAddedSubList().forEach(notice -> getChildren().add(row(notice)));
    }
  }

  private Node row(Notice notice) {
    boolean error = notice.kind() == Notice.Kind.ERROR;
    FontIcon icon =
        new FontIcon(
            error ? MaterialDesignA.ALERT_CIRCLE_OUTLINE : MaterialDesignI.INFORMATION_OUTLINE);
    Label sentence = new Label(notice.sentence());
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    sentence.setMaxWidth(Double.MAX_VALUE);
    HBox line = new HBox(8, icon, sentence);
    line.setAlignment(Pos.CENTER_LEFT);
    VBox row = new VBox(6, line);
    row.setUserData(notice);
    row.getStyleClass().addAll("notice", error ? Styles.DANGER : Styles.ACCENT);
    if (!notice.details().isEmpty()) {
      line.getChildren().add(detailsLink(notice, row));
    }
    line.getChildren()
        .add(Parts.iconButton(MaterialDesignC.CLOSE, "Put away", () -> notices.dismiss(notice)));
    return row;
  }

  private static Node detailsLink(Notice notice, VBox row) {
    TextArea details = new TextArea(notice.details());
    details.setEditable(false);
    details.setPrefRowCount(8);
    details.setAccessibleText("Details");
    Hyperlink link = new Hyperlink("Details");
    link.setMinWidth(USE_PREF_SIZE);
    link.setOnAction(_ -> {
      link.setVisited(false);
      if (!row.getChildren().remove(details)) {
        row.getChildren().add(details);
      }
    });
    return link;
  }
}
