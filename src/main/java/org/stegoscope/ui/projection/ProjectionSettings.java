package org.stegoscope.ui.projection;

import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.stegoscope.ui.fx.ChartView;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.shell.FileChoosers;
import org.stegoscope.workspace.Viewer;
import org.stegoscope.workspace.Workspace;
import org.stegoscope.workspace.projection.ProjectionViewModel;

/// Which tokens are compared, in which spaces, and how they are drawn.
public final class ProjectionSettings extends VBox {

  private static final double CHART_PX = 290;

  public ProjectionSettings(Workspace workspace, Viewer viewer, FileChoosers choosers) {
    super(10);
    setId("projection-settings");
    ProjectionViewModel projection = workspace.projection();
    ChartView variance =
        new ChartView(
            "Variance that leading components hold in each space",
            CHART_PX,
            projection.variance().chartProperty());
    variance.setId("explained-variance");
    Node title = Parts.heading("Explained variance");
    title.visibleProperty().bind(variance.visibleProperty());
    title.managedProperty().bind(variance.managedProperty());
    getChildren()
        .addAll(
            new TokenSettingsView(projection.settings(), choosers),
            new PlotSettingsView(workspace, viewer),
            Parts.heading("Colours"),
            new TokenLookView(projection),
            new TokenLegend(projection),
            Parts.heading("k-means"),
            new ClusteringView(projection),
            title,
            variance,
            Parts.heading("Views"),
            new BookmarkList(projection.bookmarks()));
  }
}
