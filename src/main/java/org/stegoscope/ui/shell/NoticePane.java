package org.stegoscope.ui.shell;

import javafx.collections.ListChangeListener;
import javafx.scene.layout.VBox;
import org.stegoscope.workspace.Notice;
import org.stegoscope.workspace.Notices;

/// Tells what happened, in a sentence each.
final class NoticePane extends VBox {

  private final Notices notices;

  NoticePane(Notices notices) {
    this.notices = notices;
    setId("notices");
    notices.items().addListener((ListChangeListener<Notice>) this::update);
    notices.items().forEach(this::add);
  }

  private void update(ListChangeListener.Change<? extends Notice> change) {
    while (change.next()) {
      change.getRemoved().forEach(this::remove);
      change.getAddedSubList().forEach(this::add);
    }
  }

  private void add(Notice notice) {
    getChildren().add(new NoticeRow(notice, () -> notices.dismiss(notice)));
  }

  private void remove(Notice notice) {
    getChildren()
        .removeIf(node -> {
          boolean gone = node instanceof NoticeRow row && row.notice().equals(notice);
          if (gone) {
            ((NoticeRow) node).stop();
          }
          return gone;
        });
  }
}
