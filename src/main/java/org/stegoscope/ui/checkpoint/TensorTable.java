package org.stegoscope.ui.checkpoint;

import atlantafx.base.theme.Styles;
import java.util.Arrays;
import java.util.List;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import org.stegoscope.checkpoint.Quote;
import org.stegoscope.checkpoint.StoredTensor;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.CheckpointViewModel;
import org.stegoscope.workspace.TensorNode;

/// The tensors by their names, unfolded as far as one reads at a glance; of a search, all of them.
final class TensorTable extends TreeTableView<TensorNode> {

  private static final double ROW_PX = 26;

  /// Rows that are unfolded unasked.
  private static final int GLANCE = 40;

  /// Matches that are unfolded: more are no answer to a search.
  private static final int MATCHES = 2000;

  private final CheckpointViewModel model;

  TensorTable(CheckpointViewModel model) {
    this.model = model;
    setId("tensors");
    setAccessibleText("Tensors of the checkpoint");
    getStyleClass().addAll(Styles.DENSE, "checkpoint-table");
    setShowRoot(false);
    setFixedCellSize(ROW_PX);
    getColumns()
        .setAll(
            List.of(
                Columns.tree("Name", 240, TensorTable::label),
                Columns.tree("Shape", 140, TensorTable::shape),
                Columns.tree("Type", 85, node -> node.tensor().map(TensorTable::type).orElse("")),
                Columns.treeNumbers("Parameters", 105, node -> Quantities.count(node.parameters())),
                Columns.treeNumbers("Size", 80, node -> Quantities.bytes(node.bytes()))));
    setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    model.tensorsProperty().subscribe(this::show);
    getSelectionModel().selectedItemProperty().subscribe(this::select);
  }

  private static String label(TensorNode node) {
    return Quote.plain(node.label());
  }

  private static String shape(TensorNode node) {
    return node.tensor()
        .map(tensor -> Arrays.toString(tensor.shape()))
        .orElseGet(() -> Quantities.counted(node.tensors(), "tensor"));
  }

  private static String type(StoredTensor tensor) {
    return tensor.dtype().label();
  }

  private void show(TensorNode tensors) {
    StoredTensor selected = model.selectedProperty().get();
    boolean searched = !model.filterProperty().get().isBlank();
    setPlaceholder(
        Parts.muted(searched ? "No tensor has this in its name" : "The file holds no tensors"));
    TensorItem root = new TensorItem(tensors);
    if (searched && tensors.tensors() <= MATCHES) {
      root.expandAll();
    } else {
      root.expandUpTo(GLANCE);
    }
    List<TensorNode> path = selected == null ? List.of() : tensors.pathTo(selected);
    setRoot(root);
    if (!path.isEmpty()) {
      getSelectionModel().select(root.reveal(path));
      // What is above it tells which it is.
      scrollTo(Math.max(0, getSelectionModel().getSelectedIndex() - path.size()));
    }
  }

  /// A search that hides the selected tensor keeps it: its numbers are still being looked at.
  private void select(TreeItem<TensorNode> item) {
    if (item != null) {
      model.selectedProperty().set(item.getValue().tensor().orElse(null));
    }
  }
}
