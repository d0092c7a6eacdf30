package org.stegoscope.ui.colors;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.stegoscope.analysis.FeatureColors;
import org.stegoscope.ui.fx.Choice;
import org.stegoscope.ui.fx.FeatureControls;
import org.stegoscope.ui.fx.FormRows;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.ColoredPhotos;
import org.stegoscope.workspace.ColorsViewModel;
import org.stegoscope.workspace.Scope;
import org.stegoscope.workspace.Viewer;

/// Which features become colours, over which photos, and how much of them the colours show.
public final class ColorsPane extends VBox {

  private static final int COMPONENTS = 3;

  public ColorsPane(Viewer viewer) {
    super(10);
    setId("colors");
    ColorsViewModel colors = viewer.colors();
    GridPane rows = new GridPane(12, 8);
    FormRows form = new FormRows(rows);
    FeatureControls.add(form, "colors", viewer, colors.features());
    form.add(
        "Over",
        Choice.buttons(
            "colors-scope-",
            List.of(Scope.values()),
            colors.scopeProperty(),
            Scope::label,
            _ -> Choice.NO_OBSTACLE));
    form.add(
        "Stretch",
        Choice.buttons(
            "colors-stretch-",
            List.of(FeatureColors.Stretch.values()),
            colors.stretchProperty(),
            ColorsPane::label,
            _ -> Choice.NO_OBSTACLE));
    Label explained = new Label();
    explained.setId("colors-explained");
    Parts.wrap(explained);
    explained.textProperty().bind(colors.coloredProperty().map(ColorsPane::explained).orElse(""));
    Label hint =
        Parts.muted(
            "Red, green and blue are the first three principal components of the features, each"
                + " stretched to its range. Equal colours are similar features; the colours"
                + " themselves mean nothing. Over all open photos, a colour means the same in each.");
    Parts.wrap(hint);
    getChildren().addAll(rows, explained, hint);
  }

  private static String label(FeatureColors.Stretch stretch) {
    return switch (stretch) {
      case MIN_MAX -> "Min to max";
      case PERCENTILES_1_TO_99 -> "1 to 99 %";
    };
  }

  /// How much of the variance the three components hold.
  private static String explained(ColoredPhotos shown) {
    double[] ratios = shown.colors().components().explainedVarianceRatio();
    double sum = 0;
    for (int i = 0; i < COMPONENTS; i++) {
      sum += ratios[i];
    }
    return String.format(
        Locale.ROOT,
        "Explained variance: %.1f %% + %.1f %% + %.1f %% = %.1f %%. %s",
        ratios[0] * 100,
        ratios[1] * 100,
        ratios[2] * 100,
        sum * 100,
        shown.remark());
  }
}
