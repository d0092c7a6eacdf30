package org.stegoscope.ui.projection;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.control.ListView;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.projection.ProjectionViewModel;
import org.stegoscope.workspace.projection.TokenColors;

/// What the colours of the tokens stand for, and how many of each are selected. A click on a row
/// selects its tokens, Shift adds them, Alt removes them; the box shows and hides them; F2 or a
/// double click renames a class everywhere.
final class TokenLegend extends ListView<TokenColors.Row> {

  private static final double ROW_PX = 26;
  private static final double BORDERS_PX = 4;
  private static final int MOST_ROWS = 12;

  TokenLegend(ProjectionViewModel projection) {
    setId("token-legend");
    setAccessibleText("What the colours of the tokens stand for");
    getStyleClass().addAll(Styles.DENSE, "legend");
    setPlaceholder(Parts.muted("The colours are numbers, or nothing is plotted"));
    setFixedCellSize(ROW_PX);
    setEditable(true);
    setMinHeight(USE_PREF_SIZE);
    setCellFactory(_ -> new TokenLegendCell(projection));
    projection.marked().colorsProperty().subscribe(colors -> show(colors.rows()));
  }

  private void show(List<TokenColors.Row> rows) {
    getItems().setAll(rows);
    setPrefHeight(Math.clamp(rows.size(), 2, MOST_ROWS) * ROW_PX + BORDERS_PX);
  }
}
