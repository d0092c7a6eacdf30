package org.stegoscope.ui.segmentation;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.stegoscope.core.Rgb;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.fx.Pictures;
import org.stegoscope.workspace.LegendEntry;
import org.stegoscope.workspace.OverlayStyle;
import org.stegoscope.workspace.OverlayViewModel;
import org.stegoscope.workspace.SegmentationViewModel;
import org.stegoscope.workspace.Viewer;

/// A class: shown or not, colour, name, area. Colour and name can be changed in place.
final class LegendCell extends ListCell<LegendEntry> {

  private static final double SHARE_PX = 50;
  private static final double PIXELS_PX = 76;

  private final SegmentationViewModel segmentation;
  private final OverlayViewModel overlay;
  private final CheckBox shown = new CheckBox();
  private final ColorPicker color = new ColorPicker();
  private final Label name = new Label();
  private final TextField editor = new TextField();
  private final Label share = column(SHARE_PX);
  private final Label pixels = column(PIXELS_PX);
  private final HBox row = new HBox(6, shown, color, name, share, pixels);

  LegendCell(Viewer viewer) {
    segmentation = viewer.segmentation();
    overlay = viewer.overlay();
    color.getStyleClass().addAll("button", "class-color");
    color.setFocusTraversable(false);
    color.setOnAction(_ -> recolor());
    name.setMaxWidth(Double.MAX_VALUE);
    name.setMinWidth(0);
    HBox.setHgrow(name, Priority.ALWAYS);
    HBox.setHgrow(editor, Priority.ALWAYS);
    editor.setId("class-name");
    editor.setAccessibleText("Name of the class");
    editor.setOnAction(_ -> commitEdit(getItem()));
    editor.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        cancelEdit();
        event.consume();
      }
    });
    editor
        .focusedProperty()
        .subscribe((_, focused) -> {
          if (!focused && isEditing()) {
            commitEdit(getItem());
          }
        });
    row.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0);
    shown.setFocusTraversable(false);
    shown.setOnAction(_ -> showOrHide());
    overlay.hidden().subscribe(this::showState);
    setOnMouseEntered(_ -> highlight());
  }

  /// The picker tells also of colours that it was given with another class.
  private void recolor() {
    Rgb chosen = Pictures.rgb(color.getValue());
    if (!chosen.equals(getItem().color())) {
      segmentation.recolor(getItem().id(), chosen);
    }
  }

  private static Label column(double width) {
    Label label = Parts.muted("");
    label.setMinWidth(width);
    label.setAlignment(Pos.CENTER_RIGHT);
    return label;
  }

  @Override
  public void startEdit() {
    if (getItem() == null || getItem().isVoid()) {
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
  public void commitEdit(LegendEntry entry) {
    String text = editor.getText();
    cancelEdit();
    if (!text.equals(entry.name())) {
      segmentation.rename(entry.id(), text);
    }
  }

  @Override
  protected void updateItem(LegendEntry entry, boolean empty) {
    super.updateItem(entry, empty);
    setText(null);
    if (empty || entry == null) {
      setGraphic(null);
      setTooltip(null);
      return;
    }
    color.setVisible(!entry.isVoid());
    color.setValue(Pictures.color(entry.color()));
    color.setAccessibleText("Colour of " + entry.name());
    name.setText(entry.name());
    share.setText(String.format(Locale.ROOT, "%.1f %%", entry.share() * 100));
    pixels.setText(String.format(Locale.ROOT, "%,d px", entry.areaPx()));
    setTooltip(
        new Tooltip(
            entry.isVoid()
                ? "Pixels outside the patches that fill the model's input"
                : "Double click or F2 renames the class"));
    shown.setVisible(!entry.isVoid());
    shown.setAccessibleText("Show " + entry.name());
    setAccessibleText(entry.name() + ", " + share.getText());
    showState();
    setGraphic(row);
  }

  private void showState() {
    LegendEntry entry = getItem();
    if (entry != null) {
      shown.setSelected(!overlay.hidden().contains(entry.id()));
    }
  }

  private void showOrHide() {
    if (shown.isSelected()) {
      overlay.hidden().remove(getItem().id());
    } else {
      overlay.hidden().add(getItem().id());
    }
  }

  private void highlight() {
    LegendEntry entry = getItem();
    overlay
        .highlightedProperty()
        .set(entry == null || entry.isVoid() ? OverlayStyle.NOTHING_HIGHLIGHTED : entry.id());
  }
}
