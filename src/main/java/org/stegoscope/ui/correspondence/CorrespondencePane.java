package org.stegoscope.ui.correspondence;

import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.stegoscope.ui.fx.Choice;
import org.stegoscope.ui.fx.FeatureControls;
import org.stegoscope.ui.fx.FormRows;
import org.stegoscope.ui.fx.HeatControls;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.CorrespondenceViewModel;
import org.stegoscope.workspace.Viewer;
import org.stegoscope.workspace.Workspace;

/// Which features are compared, the queries, and where in all open photos it looks like the active
/// one.
public final class CorrespondencePane extends VBox {

  public CorrespondencePane(Workspace workspace, Viewer viewer) {
    super(10);
    setId("correspondence");
    CorrespondenceViewModel correspondence = viewer.correspondence();
    GridPane rows = new GridPane(12, 8);
    FormRows form = new FormRows(rows);
    FeatureControls.add(form, "correspondence", viewer, correspondence.features());
    form.add(
        "Show",
        Choice.buttons(
            "correspondence-show-",
            List.of(CorrespondenceViewModel.Display.values()),
            correspondence.displayProperty(),
            CorrespondenceViewModel.Display::label,
            _ -> Choice.NO_OBSTACLE));
    CheckBox follow = new CheckBox("Query follows the mouse");
    follow.setId("query-follows");
    follow.setTooltip(new Tooltip("Compare wherever the mouse is, without a click"));
    follow.selectedProperty().bindBidirectional(workspace.queries().followingProperty());
    GridPane colors = new GridPane(12, 8);
    HeatControls.add(new FormRows(colors), "correspondence", correspondence.heat());
    getChildren()
        .addAll(
            rows,
            new QueryList(workspace.queries()),
            follow,
            new SearchPane(workspace),
            Parts.heading("Colours"),
            colors);
  }
}
