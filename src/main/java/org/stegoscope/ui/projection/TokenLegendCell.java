package org.stegoscope.ui.projection;

import java.util.BitSet;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.stegoscope.core.Combine;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.Selection;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.fx.Pictures;
import org.stegoscope.workspace.projection.ProjectionViewModel;
import org.stegoscope.workspace.projection.TokenColors;
import org.stegoscope.workspace.projection.TokenSelection;

/// A colour of the tokens: shown or not, colour, name, how many are selected of how many.
final class TokenLegendCell extends ListCell<TokenColors.Row> {

  private static final double COUNT_PX = 92;

  private final ProjectionViewModel projection;
  private final TokenSelection selection;
  private final CheckBox shown = new CheckBox();
  private final ColorPicker color = new ColorPicker();
  private final Label name = new Label();
  private final TextField editor = new TextField();
  private final Label count = Parts.muted("");
  private final HBox row = new HBox(6, shown, color, name, count);

  TokenLegendCell(ProjectionViewModel projection) {
    this.projection = projection;
    selection = projection.selection();
    color.getStyleClass().addAll("button", "class-color");
    color.setFocusTraversable(false);
    color.setOnAction(_ -> recolor());
    name.setMinWidth(0);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    HBox.setHgrow(editor, Priority.ALWAYS);
    count.setMinWidth(COUNT_PX);
    count.setAlignment(Pos.CENTER_RIGHT);
    editor.setId("token-class-name");
    editor.setAccessibleText("Name of the class");
    editor.setOnAction(_ -> commitEdit(getItem()));
    editor.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        cancelEdit();
        event.consume();
      }
    });
    row.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0);
    shown.setFocusTraversable(false);
    shown.setOnAction(_ -> showOrHide());
    selection.selectedProperty().subscribe(_ -> tell());
    selection.hiddenProperty().subscribe(_ -> tell());
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::select);
  }

  private void recolor() {
    Rgb chosen = Pictures.rgb(color.getValue());
    if (getItem() != null && !chosen.equals(getItem().color())) {
      projection.names().recolor(getItem(), chosen);
    }
  }

  private void select(MouseEvent event) {
    if (getItem() != null && event.getButton() == MouseButton.PRIMARY && !isEditing()) {
      Combine how = Combine.REPLACE;
      if (event.isAltDown()) {
        how = Combine.REMOVE;
      } else if (event.isShiftDown() || event.isShortcutDown()) {
        how = Combine.ADD;
      }
      selection.select(getItem().tokens(), how);
    }
  }

  private void showOrHide() {
    BitSet tokens = getItem().tokens();
    if (shown.isSelected()) {
      selection.show(tokens);
    } else {
      selection.hide(tokens);
    }
  }

  @Override
  public void startEdit() {
    if (getItem() == null || getItem().id() < 0 || !projection.names().areNameable()) {
      return;
    }
    super.startEdit();
    editor.setText(getItem().name());
    row.getChildren().set(2, editor);
    editor.requestFocus();
    editor.selectAll();
  }

  @Override
  public void cancelEdit() {
    super.cancelEdit();
    row.getChildren().set(2, name);
  }

  /// The name goes to the document, from which the list is filled anew.
  @Override
  public void commitEdit(TokenColors.Row entry) {
    String text = editor.getText();
    cancelEdit();
    projection.names().rename(entry, text);
  }

  @Override
  protected void updateItem(TokenColors.Row entry, boolean empty) {
    super.updateItem(entry, empty);
    setText(null);
    if (empty || entry == null) {
      setGraphic(null);
      setTooltip(null);
      return;
    }
    color.setDisable(entry.id() < 0 || !projection.names().areNameable());
    color.setValue(Pictures.color(entry.color()));
    color.setAccessibleText("Colour of " + entry.name());
    name.setText(entry.name());
    shown.setAccessibleText("Show " + entry.name());
    setTooltip(new Tooltip("Click selects; Shift adds, Alt removes; F2 renames a class"));
    setGraphic(row);
    tell();
  }

  private void tell() {
    TokenColors.Row entry = getItem();
    if (entry == null) {
      return;
    }
    int all = entry.tokens().cardinality();
    count.setText(
        String.format(
            Locale.ROOT, "%,d of %,d", common(entry, selection.selectedProperty().get()), all));
    shown.setSelected(common(entry, selection.hiddenProperty().get()) < all || all == 0);
    setAccessibleText(entry.name() + ", " + count.getText() + " selected");
  }

  private static int common(TokenColors.Row entry, Selection selection) {
    BitSet both = selection.bits();
    both.and(entry.tokens());
    return both.cardinality();
  }
}
