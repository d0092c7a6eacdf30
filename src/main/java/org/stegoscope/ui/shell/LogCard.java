package org.stegoscope.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.Log;
import org.stegoscope.workspace.LogEntry;

/// What happened in this run, to look through, copy and save.
final class LogCard extends VBox {

  private static final double WIDTH_PX = 760;
  private static final double LIST_PX = 190;
  private static final int DETAIL_ROWS = 5;

  private final Log log;
  private final ObjectProperty<LogEntry.Level> least =
      new SimpleObjectProperty<>(LogEntry.Level.DETAIL);
  private final FilteredList<LogEntry> shown;
  private final ListView<LogEntry> list;

  /// Follows the newest entry; held here, and weakly by the log.
  private final ListChangeListener<LogEntry> newest = _ -> scrollToNewest();

  LogCard(Log log, FileChoosers choosers) {
    super(10);
    this.log = log;
    setId("log");
    setPrefWidth(WIDTH_PX);
    shown = new FilteredList<>(log.entries());
    shown.predicateProperty().bind(least.map(LogCard::atLeast));
    list = new ListView<>(shown);
    list.setId("log-entries");
    list.setAccessibleText("Log");
    list.getStyleClass().addAll(Styles.DENSE, "log-entries");
    list.setPrefHeight(LIST_PX);
    list.setCellFactory(_ -> new LogCell());
    list.setPlaceholder(Parts.muted("Nothing so far"));
    shown.addListener(new WeakListChangeListener<>(newest));
    Label privacy =
        Parts.muted(
            "The log may name files of yours. It stays in memory until you quit: nothing of it"
                + " leaves this machine, and nothing is written unless you save it.");
    privacy.setWrapText(true);
    privacy.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(bar(choosers), list, details(), privacy);
    scrollToNewest();
  }

  private static Predicate<LogEntry> atLeast(LogEntry.Level least) {
    return entry -> entry.level().compareTo(least) >= 0;
  }

  private HBox bar(FileChoosers choosers) {
    ComboBox<LogEntry.Level> levels = new ComboBox<>();
    levels.setId("log-level");
    levels.setAccessibleText("Least level shown");
    levels.getItems().setAll(LogEntry.Level.values());
    levels.setConverter(new LevelNames());
    levels.valueProperty().bindBidirectional(least);
    Label count = Parts.muted("");
    count
        .textProperty()
        .bind(
            Bindings.when(Bindings.size(shown).isEqualTo(1))
                .then("1 entry")
                .otherwise(Bindings.size(shown).asString("%,d entries")));
    Button copy = new Button("Copy", new FontIcon(MaterialDesignC.CONTENT_COPY));
    copy.setId("copy-log");
    copy.setOnAction(_ -> Parts.copy(log.text(atLeast(least.get()))));
    Button save = new Button("Save…", new FontIcon(MaterialDesignE.EXPORT));
    save.setId("save-log");
    save.setOnAction(_ ->
        choosers
            .save("Save the log", "stegoscope.log")
            .ifPresent(file -> log.save(file, atLeast(least.get()))));
    HBox bar = new HBox(8, levels, count, Parts.spacer(), copy, save);
    bar.setAlignment(Pos.CENTER_LEFT);
    return bar;
  }

  /// What is behind the chosen entry.
  private TextArea details() {
    TextArea details = new TextArea();
    details.setId("log-details");
    details.setEditable(false);
    details.setWrapText(true);
    details.setPrefRowCount(DETAIL_ROWS);
    details.setAccessibleText("Details of the chosen entry");
    details.setPromptText("Choose an entry to see all of it.");
    details
        .textProperty()
        .bind(list.getSelectionModel().selectedItemProperty().map(LogEntry::text).orElse(""));
    return details;
  }

  private void scrollToNewest() {
    if (!shown.isEmpty()) {
      list.scrollTo(shown.size() - 1);
    }
  }

  private static final class LevelNames extends StringConverter<LogEntry.Level> {

    @Override
    public String toString(LogEntry.Level level) {
      return switch (level) {
        case DETAIL -> "Everything";
        case INFORMATION -> "Information and graver";
        case WARNING -> "Warnings and errors";
        case ERROR -> "Errors";
        case null -> "";
      };
    }

    @Override
    public LogEntry.Level fromString(String name) {
      throw new UnsupportedOperationException("levels are chosen, not typed");
    }
  }
}
