package org.stegoscope.ui.checkpoint;

import java.util.Objects;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.stegoscope.workspace.CheckpointViewModel;
import org.stegoscope.workspace.InspectedCheckpoint;
import org.stegoscope.workspace.InspectionState;

/// The workbench of checkpoints: what a file is, every tensor in it, its configuration, and its
/// keys against those a network expects.
public final class CheckpointPane extends BorderPane {

  private static final KeyCombination FIND =
      new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

  private final CheckpointHeader header;
  private final TensorsPane tensors;
  private final ValuesPane values = new ValuesPane();
  private final KeysPane keys = new KeysPane();
  private final Tab tensorsTab = tab("Tensors", "tensors-tab");
  private final Tab valuesTab = tab("Configuration", "configuration-tab");
  private final Tab keysTab = tab("Keys", "keys-tab");
  private final TabPane tabs = new TabPane(tensorsTab, valuesTab, keysTab);

  /// A file is read once `model` is told that it is shown, which its owner decides.
  public CheckpointPane(CheckpointViewModel model) {
    setId("checkpoint");
    getStyleClass().add("checkpoint-pane");
    header = new CheckpointHeader(model);
    tensors = new TensorsPane(model);
    tensorsTab.setContent(tensors);
    valuesTab.setContent(values);
    keysTab.setContent(keys);
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.setId("checkpoint-tabs");
    setTop(header);
    setCenter(new StackPane(tabs, new InspectionMessage(model)));
    model.stateProperty().subscribe(this::show);
    addEventFilter(KeyEvent.KEY_PRESSED, this::findOnShortcut);
  }

  private static Tab tab(String title, String id) {
    Tab tab = new Tab(title);
    tab.setId(id);
    return tab;
  }

  private void show(InspectionState state) {
    boolean readable = state instanceof InspectionState.Content;
    tabs.setVisible(readable);
    if (state instanceof InspectionState.Content content) {
      InspectedCheckpoint checkpoint = content.checkpoint();
      values.show(checkpoint.values());
      keys.show(checkpoint.keys());
      tensorsTab.setText(
          "Tensors (%s)".formatted(Quantities.count(checkpoint.tensors().tensors())));
      keysTab.setText(keys.title());
    }
  }

  private void findOnShortcut(KeyEvent event) {
    if (FIND.match(event) && tabs.isVisible()) {
      tabs.getSelectionModel().select(Objects.requireNonNull(tensorsTab));
      tensors.find();
      event.consume();
    }
  }
}
