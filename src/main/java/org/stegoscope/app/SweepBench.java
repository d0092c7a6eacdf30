package org.stegoscope.app;

import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.stegoscope.ui.shell.FileChoosers;
import org.stegoscope.ui.sweep.RunsView;
import org.stegoscope.ui.sweep.SweepView;
import org.stegoscope.workspace.sweep.Sweeps;

/// A sweep and the record of runs, one behind the other.
final class SweepBench extends TabPane {

  SweepBench(Sweeps sweeps, FileChoosers choosers) {
    setId("sweep-bench");
    setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
    Tab runs = new Tab("Runs", new RunsView(sweeps.runs(), choosers));
    runs.setId("runs-tab");
    runs.setOnSelectionChanged(_ -> {
      if (runs.isSelected()) {
        sweeps.runs().refresh();
      }
    });
    getTabs().addAll(new Tab("Sweep", new SweepView(sweeps.sweep(), choosers)), runs);
  }
}
