package org.stegoscope.ui.shell;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/// The workbenches side by side, of which one is open; in a narrow window in two rows.
final class WorkbenchTabs extends FlowPane {

  WorkbenchTabs(List<Action> workbenches) {
    super(2, 2);
    setId("workbenches");
    getStyleClass().add("workbench-tabs");
    setAlignment(Pos.CENTER_LEFT);
    for (Action workbench : workbenches) {
      ToggleButton tab = new ToggleButton(workbench.label());
      tab.setId("tab-" + ActionControls.cssId(workbench));
      tab.getStyleClass().add("workbench-tab");
      tab.setAccessibleText("Workbench " + workbench.label());
      workbench.keys().ifPresent(keys -> tab.setTooltip(new Tooltip(keys)));
      tab.setOnAction(_ -> {
        workbench.run();
        tab.setSelected(workbench.state().orElseThrow().get());
      });
      workbench.state().orElseThrow().subscribe(tab::setSelected);
      getChildren().add(tab);
    }
  }
}
