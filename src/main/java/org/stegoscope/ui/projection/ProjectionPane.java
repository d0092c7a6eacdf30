package org.stegoscope.ui.projection;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.shell.FileChoosers;
import org.stegoscope.workspace.Workspace;
import org.stegoscope.workspace.projection.Agreement;
import org.stegoscope.workspace.projection.ProjectionViewModel;

/// The plots beside each other: what can be done with them above, how far their spaces agree and
/// the neighbours of the primary token below.
public final class ProjectionPane extends VBox {

  public ProjectionPane(Workspace workspace, FileChoosers choosers) {
    ProjectionViewModel projection = workspace.projection();
    setId("projection");
    getStyleClass().add("projection-pane");
    List<PlotPane> plots =
        projection.plots().stream().map(plot -> new PlotPane(projection, plot)).toList();
    HBox row = new HBox(2);
    row.setFillHeight(true);
    row.setMinHeight(0);
    plots.forEach(plot -> {
      HBox.setHgrow(plot, Priority.ALWAYS);
      plot.setPrefWidth(0);
      plot.setMaxWidth(Double.MAX_VALUE);
    });
    projection
        .countProperty()
        .subscribe(count -> row.getChildren().setAll(plots.subList(0, count.intValue())));
    VBox.setVgrow(row, Priority.ALWAYS);
    getChildren()
        .addAll(
            new ProjectionBar(
                projection,
                workspace.queries(),
                choosers,
                plots.stream().map(PlotPane::scatter).toList()),
            row,
            agreement(projection),
            new NeighbourStrip(projection));
  }

  private static Label agreement(ProjectionViewModel projection) {
    Label label = new Label();
    label.setId("agreement");
    label.getStyleClass().add("agreement");
    Parts.wrap(label);
    Parts.hideWhileEmpty(label);
    projection
        .agreementsProperty()
        .subscribe(all ->
            label.setText(
                all.stream().map(ProjectionPane::words).collect(Collectors.joining("\n"))));
    return label;
  }

  private static String words(Agreement agreement) {
    return String.format(
        Locale.ROOT,
        "Of the %d nearest neighbours in %s, %.1f %% are still neighbours in %s · linear CKA %.3f",
        agreement.k(),
        agreement.one(),
        agreement.overlap() * 100,
        agreement.other(),
        agreement.cka());
  }
}
