package org.stegoscope.ui.checkpoint;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Set;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import org.stegoscope.checkpoint.ValueNode;
import org.stegoscope.ui.fx.Parts;

/// What a checkpoint holds besides its tensors: names and values, which nothing here acts on.
final class ValuesTable extends TreeTableView<ValueNode> {

  private static final double ROW_PX = 26;

  /// Under which the configuration lies, which is what one looks for; all else is folded.
  private static final Set<String> CONFIGURATION =
      Set.of("hyper_parameters", "cfg", "config", "args", "__metadata__");

  ValuesTable() {
    setId("configuration");
    setAccessibleText("Configuration and other values of the checkpoint");
    getStyleClass().addAll(Styles.DENSE, "checkpoint-table");
    setShowRoot(false);
    setFixedCellSize(ROW_PX);
    setPlaceholder(Parts.muted("The file holds nothing besides its tensors"));
    getColumns()
        .setAll(
            List.of(
                Columns.tree("Name", 320, ValueNode::name),
                Columns.tree("Value", 480, ValueNode::text)));
    setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
  }

  void show(List<ValueNode> values) {
    TreeItem<ValueNode> root = item(new ValueNode("", "", values));
    root.setExpanded(true);
    setRoot(root);
  }

  private static TreeItem<ValueNode> item(ValueNode node) {
    TreeItem<ValueNode> item = new TreeItem<>(node);
    item.setExpanded(CONFIGURATION.contains(node.name()));
    item.getChildren().setAll(node.children().stream().map(ValuesTable::item).toList());
    return item;
  }
}
