package org.stegoscope.ui.shell;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.LogEntry;

/// An entry of the log: its level, time, sentence and source.
final class LogCell extends ListCell<LogEntry> {

  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
  private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final FontIcon icon = new FontIcon();
  private final Label time = Parts.muted("");
  private final Label sentence = new Label();
  private final Label source = Parts.muted("");
  private final HBox row = new HBox(10, icon, time, sentence, Parts.spacer(), source);

  LogCell() {
    getStyleClass().add("log-cell");
    row.setAlignment(Pos.CENTER_LEFT);
    time.setMinWidth(USE_PREF_SIZE);
    source.setMinWidth(USE_PREF_SIZE);
    sentence.setMinWidth(0);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(LogEntry entry, boolean empty) {
    super.updateItem(entry, empty);
    setText(null);
    LogEntry.Level level = empty || entry == null ? LogEntry.Level.DETAIL : entry.level();
    pseudoClassStateChanged(ERROR, level == LogEntry.Level.ERROR);
    pseudoClassStateChanged(WARNING, level == LogEntry.Level.WARNING);
    if (empty || entry == null) {
      setGraphic(null);
      return;
    }
    icon.setIconCode(icon(level));
    time.setText(TIME.format(entry.time()));
    sentence.setText(entry.sentence().lines().findFirst().orElse(""));
    source.setText(entry.source().substring(entry.source().lastIndexOf('.') + 1));
    setGraphic(row);
    setAccessibleText(
        "%s %s %s"
            .formatted(level.name().toLowerCase(Locale.ROOT), time.getText(), entry.sentence()));
  }

  private static Ikon icon(LogEntry.Level level) {
    return switch (level) {
      case DETAIL -> MaterialDesignC.CIRCLE_SMALL;
      case INFORMATION -> MaterialDesignI.INFORMATION_OUTLINE;
      case WARNING -> MaterialDesignA.ALERT_OUTLINE;
      case ERROR -> MaterialDesignA.ALERT_CIRCLE_OUTLINE;
    };
  }
}
