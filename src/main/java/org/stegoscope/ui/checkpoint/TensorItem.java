package org.stegoscope.ui.checkpoint;

import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;
import org.stegoscope.workspace.TensorNode;

/// A row of the tree that makes those below it when it is unfolded first.
final class TensorItem extends TreeItem<TensorNode> {

  private boolean grown;

  TensorItem(TensorNode node) {
    super(node);
  }

  @Override
  public boolean isLeaf() {
    return getValue().tensor().isPresent();
  }

  @Override
  public ObservableList<TreeItem<TensorNode>> getChildren() {
    if (!grown) {
      grown = true;
      super.getChildren().setAll(getValue().children().stream().map(TensorItem::new).toList());
    }
    return super.getChildren();
  }

  /// Unfolds this row and all below it.
  void expandAll() {
    setExpanded(true);
    getChildren()
        .forEach(child -> {
          if (!child.isLeaf()) {
            ((TensorItem) child).expandAll();
          }
        });
  }

  /// Unfolds from the top down while not more than so many rows come of it.
  void expandUpTo(int rows) {
    List<TreeItem<TensorNode>> level = List.of(this);
    int shown = 0;
    while (!level.isEmpty()) {
      List<TreeItem<TensorNode>> below =
          level.stream().flatMap(item -> item.getChildren().stream()).toList();
      shown += below.size();
      if (shown > rows && level.getFirst() != this) {
        return;
      }
      level.forEach(item -> item.setExpanded(true));
      level = below.stream().filter(item -> !item.isLeaf()).toList();
    }
  }

  /// Unfolds the way to the last of `path`, nodes from below this one, and gives its row.
  TreeItem<TensorNode> reveal(List<TensorNode> path) {
    TreeItem<TensorNode> item = this;
    for (TensorNode node : path) {
      item.setExpanded(true);
      item =
          item.getChildren().stream()
              .filter(child -> child.getValue().equals(node))
              .findFirst()
              .orElseThrow();
    }
    return item;
  }
}
