package org.stegoscope.ui.correspondence;

import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.stegoscope.ui.fx.Choice;
import org.stegoscope.ui.fx.FeatureControls;
import org.stegoscope.ui.fx.FormRows;
import org.stegoscope.ui.fx.HeatControls;
import org.stegoscope.workspace.CorrespondenceViewModel;
import org.stegoscope.workspace.Viewer;
import org.stegoscope.workspace.Workspace;

/// Which features are compared, the queries, and where in all open photos it looks like the active
/// one.
public final class CorrespondencePane extends ScrollPane {

  private static final ObservableValue<String> NO_OBSTACLE = new SimpleStringProperty("");

  public CorrespondencePane(Workspace workspace, Viewer viewer) {
    setId("correspondence");
    getStyleClass().add("edge-to-edge");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
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
            _ -> NO_OBSTACLE));
    HeatControls.add(form, "correspondence", correspondence.heat());
    CheckBox follow = new CheckBox("Query follows the mouse");
    follow.setId("query-follows");
    follow.setTooltip(new Tooltip("Compare wherever the mouse is, without a click"));
    follow.selectedProperty().bindBidirectional(workspace.queries().followingProperty());
    form.add("", follow);
    VBox column = new VBox(10, rows, new QueryList(workspace.queries()), new SearchPane(workspace));
    VBox.setVgrow(column, Priority.ALWAYS);
    setContent(column);
  }
}
