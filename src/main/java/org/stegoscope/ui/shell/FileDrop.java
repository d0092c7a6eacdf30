package org.stegoscope.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// Lets files be dropped on a node.
final class FileDrop {

  /// Set on the node while files hover over it.
  private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

  private FileDrop() {}

  static void install(Node target, Consumer<List<Path>> onDrop) {
    target.addEventHandler(DragEvent.DRAG_OVER, event -> accept(target, event));
    target.addEventHandler(
        DragEvent.DRAG_EXITED_TARGET, _ -> target.pseudoClassStateChanged(DROP, false));
    target.addEventHandler(
        DragEvent.DRAG_DROPPED,
        event -> {
          List<Path> files = event.getDragboard().getFiles().stream().map(File::toPath).toList();
          onDrop.accept(files);
          target.pseudoClassStateChanged(DROP, false);
          event.setDropCompleted(!files.isEmpty());
          event.consume();
        });
  }

  private static void accept(Node target, DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      target.pseudoClassStateChanged(DROP, true);
      event.consume();
    }
  }
}
