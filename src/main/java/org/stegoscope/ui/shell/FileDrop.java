package org.stegoscope.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/// Lets files be dropped on a node.
final class FileDrop {

  /// Set on the node while files hover over it.
  static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

  /// What is being dragged; a [Dragboard] can be had only from the system.
  @FunctionalInterface
  interface Dragged {

    /// What it holds in a format; null where it holds nothing in it.
    Object content(DataFormat format);
  }

  private final Node target;
  private final Consumer<List<Path>> onDrop;

  FileDrop(Node target, Consumer<List<Path>> onDrop) {
    this.target = target;
    this.onDrop = onDrop;
  }

  static void install(Node target, Consumer<List<Path>> onDrop) {
    FileDrop drop = new FileDrop(target, onDrop);
    target.addEventHandler(DragEvent.DRAG_OVER, drop::accept);
    target.addEventHandler(DragEvent.DRAG_EXITED_TARGET, _ -> drop.leave());
    target.addEventHandler(
        DragEvent.DRAG_DROPPED,
        event -> {
          event.setDropCompleted(drop.drop(event.getDragboard()::getContent));
          event.consume();
        });
  }

  private void accept(DragEvent event) {
    if (hover(event.getDragboard()::getContent)) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  /// Whether it may be dropped here.
  boolean hover(Dragged dragged) {
    boolean acceptable = !files(dragged).isEmpty();
    target.pseudoClassStateChanged(DROP, acceptable);
    return acceptable;
  }

  void leave() {
    target.pseudoClassStateChanged(DROP, false);
  }

  /// Whether anything was taken.
  boolean drop(Dragged dragged) {
    leave();
    List<Path> files = files(dragged);
    if (!files.isEmpty()) {
      onDrop.accept(files);
    }
    return !files.isEmpty();
  }

  /// The files and folders among what is dragged; text and pictures out of other programs are none.
  static List<Path> files(Dragged dragged) {
    return dragged.content(DataFormat.FILES) instanceof List<?> dropped
        ? dropped.stream()
            .filter(File.class::isInstance)
            .map(file -> ((File) file).toPath())
            .toList()
        : List.of();
  }
}
