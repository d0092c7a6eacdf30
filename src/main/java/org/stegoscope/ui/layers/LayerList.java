package org.stegoscope.ui.layers;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.Layer;
import org.stegoscope.workspace.LayerKind;
import org.stegoscope.workspace.Viewer;
import org.stegoscope.workspace.Viewers;
import org.stegoscope.workspace.Workbench;

/// The layers of a viewer, the topmost first: an eye, a name that leads to its settings, and the
/// opacity. The eye with Alt shows a layer alone.
final class LayerList extends VBox {

  private static final double PERCENT_PX = 40;
  private static final double NAME_PX = 128;
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final Viewers viewers;

  LayerList(Viewers viewers, Viewer viewer) {
    super(2);
    this.viewers = viewers;
    List<Layer> topFirst = viewer.layers().reversed();
    topFirst.forEach(layer -> getChildren().add(row(viewer, layer)));
  }

  private HBox row(Viewer viewer, Layer layer) {
    HBox row = new HBox(6, eye(viewer, layer), name(layer), slider(layer), percent(layer));
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("layer-row");
    viewers
        .workbenchProperty()
        .subscribe(now ->
            row.pseudoClassStateChanged(CHOSEN, now.layer().equals(Optional.of(layer.kind()))));
    return row;
  }

  private static ToggleButton eye(Viewer viewer, Layer layer) {
    FontIcon icon = new FontIcon();
    layer
        .shownProperty()
        .subscribe(shown ->
            icon.setIconCode(shown ? MaterialDesignE.EYE : MaterialDesignE.EYE_OFF_OUTLINE));
    ToggleButton eye = new ToggleButton(null, icon);
    eye.setId("eye-" + id(layer.kind()));
    eye.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    eye.setAccessibleText("Show " + layer.kind().label());
    eye.setTooltip(new Tooltip("Show or hide; with Alt: show this layer alone"));
    eye.selectedProperty().bindBidirectional(layer.shownProperty());
    eye.addEventFilter(
        MouseEvent.MOUSE_RELEASED,
        event -> {
          if (event.isAltDown()) {
            viewer.solo(layer.kind());
            eye.disarm();
            event.consume();
          }
        });
    return eye;
  }

  private Hyperlink name(Layer layer) {
    Hyperlink name = new Hyperlink(layer.kind().label());
    name.setId("layer-" + id(layer.kind()));
    name.getStyleClass().add("layer-name");
    name.setMinWidth(NAME_PX);
    name.setPrefWidth(NAME_PX);
    name.setOnAction(_ -> {
      name.setVisited(false);
      layer.shownProperty().set(true);
      viewers.workbenchProperty().set(Workbench.of(layer.kind()));
    });
    return name;
  }

  private static Slider slider(Layer layer) {
    Slider slider = new Slider(0, 1, layer.opacityProperty().get());
    slider.setId("opacity-" + id(layer.kind()));
    slider.setBlockIncrement(0.05);
    slider.setAccessibleText("Opacity of " + layer.kind().label());
    slider.valueProperty().bindBidirectional(layer.opacityProperty());
    HBox.setHgrow(slider, Priority.ALWAYS);
    slider.setMinWidth(0);
    slider.setPrefWidth(80);
    return slider;
  }

  private static Label percent(Layer layer) {
    Label percent = Parts.muted("");
    percent.setMinWidth(PERCENT_PX);
    percent.setAlignment(Pos.CENTER_RIGHT);
    percent.textProperty().bind(layer.opacityProperty().multiply(100).asString("%.0f %%"));
    return percent;
  }

  private static String id(LayerKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
