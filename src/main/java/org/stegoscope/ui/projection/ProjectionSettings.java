package org.stegoscope.ui.projection;

import javafx.scene.layout.VBox;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.shell.FileChoosers;
import org.stegoscope.workspace.Viewer;
import org.stegoscope.workspace.Workspace;
import org.stegoscope.workspace.projection.ProjectionViewModel;

/// Which tokens are compared, in which spaces, and how they are drawn.
public final class ProjectionSettings extends VBox {

  public ProjectionSettings(Workspace workspace, Viewer viewer, FileChoosers choosers) {
    super(10);
    setId("projection-settings");
    ProjectionViewModel projection = workspace.projection();
    getChildren()
        .addAll(
            new TokenSettingsView(projection.settings(), choosers),
            new PlotSettingsView(workspace, viewer),
            Parts.heading("Colours"),
            new TokenLookView(projection),
            new TokenLegend(projection),
            Parts.heading("k-means"),
            new ClusteringView(projection),
            Parts.heading("Views"),
            new BookmarkList(projection.bookmarks()));
  }
}
