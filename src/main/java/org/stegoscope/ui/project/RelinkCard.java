package org.stegoscope.ui.project;

import atlantafx.base.theme.Styles;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.shell.Cards;
import org.stegoscope.ui.shell.FileChoosers;
import org.stegoscope.workspace.AbsentFile;
import org.stegoscope.workspace.Relink;

/// The files of a project that are not where they were, or not what they were, and ways to bring
/// them back.
public final class RelinkCard extends VBox {

  private static final double ROW_PX = 104;
  private static final double MOST_ROWS = 4;
  private static final double WIDTH_PX = 680;

  private RelinkCard(Relink relink, FileChoosers choosers) {
    super(12);
    setId("relink");
    setPrefWidth(WIDTH_PX);
    Label hint =
        Parts.muted(
            "The rest of the project is open. Once one file is located, the others are looked for"
                + " beside it. Until then they stay in the project.");
    Parts.wrap(hint);
    ListView<AbsentFile> files = new ListView<>(relink.items());
    files.setId("absent-files");
    files.setAccessibleText("Files that were not found");
    files.setCellFactory(_ -> new AbsentFileCell(relink, choosers));
    relink.items().subscribe(() -> fit(files));
    fit(files);
    Button search =
        new Button("Search a folder…", new FontIcon(MaterialDesignF.FOLDER_SEARCH_OUTLINE));
    search.setId("search-folder");
    search.getStyleClass().add(Styles.ACCENT);
    search.setOnAction(_ -> choosers.searched().ifPresent(relink::search));
    search.disableProperty().bind(relink.searchingProperty());
    Button leaveOut = new Button("Leave all out");
    leaveOut.setId("leave-all-out");
    leaveOut.setMinWidth(USE_PREF_SIZE);
    search.setMinWidth(USE_PREF_SIZE);
    leaveOut.setOnAction(_ -> relink.leaveOutAll());
    getChildren().addAll(hint, files, new HBox(8, search, leaveOut, Parts.spacer(), stop(relink)));
    VBox.setVgrow(files, Priority.ALWAYS);
  }

  private static void fit(ListView<AbsentFile> files) {
    files.setPrefHeight(ROW_PX * Math.clamp(files.getItems().size(), 1, MOST_ROWS) + 4);
  }

  private static HBox stop(Relink relink) {
    ProgressBar bar = new ProgressBar();
    bar.setAccessibleText("Searching");
    Button stop = new Button("Stop");
    stop.setId("stop-search");
    stop.setOnAction(_ -> relink.stop());
    HBox both = new HBox(8, bar, stop);
    both.setAlignment(Pos.CENTER_RIGHT);
    both.visibleProperty().bind(relink.searchingProperty());
    both.managedProperty().bind(both.visibleProperty());
    return both;
  }

  /// Shows the card when files are missing, and puts it away when none is any more.
  public static void install(Relink relink, FileChoosers choosers, Cards cards) {
    RelinkCard card = new RelinkCard(relink, choosers);
    relink
        .items()
        .addListener(
            (ListChangeListener<AbsentFile>)
                change -> {
                  boolean added = false;
                  while (change.next()) {
                    added |= change.wasAdded();
                  }
                  if (relink.items().isEmpty()) {
                    if (card.getScene() != null) {
                      cards.close();
                    }
                  } else if (added) {
                    cards.show("Files that were not found", card);
                  }
                });
  }
}
