package org.stegoscope.ui.attention;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.ui.fx.Choice;
import org.stegoscope.ui.fx.FeatureControls;
import org.stegoscope.ui.fx.FormRows;
import org.stegoscope.ui.fx.HeatControls;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.AttentionDisplay;
import org.stegoscope.workspace.AttentionViewModel;
import org.stegoscope.workspace.Viewer;

/// Whose attention is shown, of which block, of which heads, and how.
public final class AttentionPane extends VBox {

  private static final double PERCENT_PX = 40;

  private final Viewer viewer;
  private final AttentionViewModel attention;

  public AttentionPane(Viewer viewer) {
    super(10);
    this.viewer = viewer;
    attention = viewer.attention();
    setId("attention");
    GridPane rows = new GridPane(12, 8);
    FormRows form = new FormRows(rows);
    form.add(
        "Block",
        FeatureControls.blockBox(
            "attention-block", viewer.source().modelProperty(), attention.blockProperty()));
    form.add("Query", query());
    form.add("Show", display());
    form.add("Mass", mass());
    GridPane colors = new GridPane(12, 8);
    HeatControls.add(new FormRows(colors), "attention", attention.heat());
    Label hint =
        Parts.muted(
            "Click a patch to see what it attends to. The mass keeps the most attended patches"
                + " that together hold that share.");
    Parts.wrap(hint);
    getChildren()
        .addAll(
            rows,
            Parts.heading("Heads"),
            new HeadStrip(attention),
            Parts.heading("Colours"),
            colors,
            hint);
  }

  private Node display() {
    HBox buttons =
        Choice.buttons(
            "attention-show-",
            List.of(
                AttentionDisplay.MEAN,
                AttentionDisplay.MAX,
                AttentionDisplay.HEADS,
                AttentionDisplay.ROLLOUT),
            attention.displayProperty(),
            AttentionDisplay::label,
            _ -> Choice.NO_OBSTACLE);
    Tooltip.install(
        buttons,
        new Tooltip(
            "Mean or largest over the heads, all heads in their colours, or the rollout over all"
                + " blocks up to this one (Abnar and Zuidema 2020)"));
    return buttons;
  }

  private Node query() {
    Label name = new Label();
    name.setId("attention-query");
    name.setMinWidth(0);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    name.textProperty().bind(attention.pointProperty().map(this::patch).orElse("Class token"));
    Button cls = new Button("Class token");
    cls.setId("attention-cls");
    cls.setMinWidth(USE_PREF_SIZE);
    cls.disableProperty().bind(attention.pointProperty().isNull());
    cls.setOnAction(_ -> attention.pointProperty().set(null));
    HBox row = new HBox(8, name, cls);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private String patch(InputGeometry.Point point) {
    InputGeometry geometry = viewer.source().geometryProperty().get();
    if (geometry == null) {
      return "Patch";
    }
    var patch = geometry.patchAt(point.x(), point.y());
    return patch.isEmpty()
        ? "Class token"
        : "Patch %d, %d"
            .formatted(
                geometry.grid().row(patch.getAsInt()), geometry.grid().column(patch.getAsInt()));
  }

  private Node mass() {
    Slider slider = new Slider(0.05, 1, 1);
    slider.setId("attention-mass");
    slider.setBlockIncrement(0.05);
    slider.setAccessibleText("Share of the attention that is shown");
    slider.valueProperty().bindBidirectional(attention.massProperty());
    slider.disableProperty().bind(attention.displayProperty().isEqualTo(AttentionDisplay.HEADS));
    HBox.setHgrow(slider, Priority.ALWAYS);
    slider.setMinWidth(0);
    Label percent = Parts.muted("");
    percent.setMinWidth(PERCENT_PX);
    percent.setAlignment(Pos.CENTER_RIGHT);
    percent.textProperty().bind(attention.massProperty().multiply(100).asString("%.0f %%"));
    HBox row = new HBox(8, slider, percent);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
