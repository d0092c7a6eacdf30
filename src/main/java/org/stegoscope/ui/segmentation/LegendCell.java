package org.stegoscope.ui.segmentation;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.stegoscope.core.Rgb;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.LegendEntry;
import org.stegoscope.workspace.OverlayStyle;
import org.stegoscope.workspace.OverlayViewModel;

/// A class: shown or not, colour, name, area.
final class LegendCell extends ListCell<LegendEntry> {

  private static final double SWATCH_PX = 14;
  private static final double SHARE_PX = 50;
  private static final double PIXELS_PX = 76;

  private final OverlayViewModel overlay;
  private final CheckBox shown = new CheckBox();
  private final Rectangle swatch = new Rectangle(SWATCH_PX, SWATCH_PX);
  private final Label name = new Label();
  private final Label share = column(SHARE_PX);
  private final Label pixels = column(PIXELS_PX);
  private final HBox row = new HBox(8, shown, swatch, name, share, pixels);

  LegendCell(OverlayViewModel overlay) {
    this.overlay = overlay;
    swatch.setArcWidth(4);
    swatch.setArcHeight(4);
    swatch.getStyleClass().add("swatch");
    name.setMaxWidth(Double.MAX_VALUE);
    name.setMinWidth(0);
    HBox.setHgrow(name, Priority.ALWAYS);
    row.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0);
    shown.setFocusTraversable(false);
    shown.setOnAction(_ -> showOrHide());
    overlay.hidden().subscribe(this::showState);
    setOnMouseEntered(_ -> highlight());
  }

  private static Label column(double width) {
    Label label = Parts.muted("");
    label.setMinWidth(width);
    label.setAlignment(Pos.CENTER_RIGHT);
    return label;
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
    Rgb color = entry.color();
    swatch.setFill(
        entry.isVoid() ? Color.TRANSPARENT : Color.rgb(color.red(), color.green(), color.blue()));
    name.setText(entry.name());
    share.setText(String.format(Locale.ROOT, "%.1f %%", entry.share() * 100));
    pixels.setText(String.format(Locale.ROOT, "%,d px", entry.areaPx()));
    setTooltip(
        entry.isVoid()
            ? new Tooltip("Pixels outside the patches that fill the model's input")
            : null);
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
