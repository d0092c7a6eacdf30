package org.stegoscope.ui.training;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.training.ChartLook;
import org.stegoscope.workspace.training.DrawnChart;
import org.stegoscope.workspace.training.TrainingCharts;

/// The charts of a page side by side; a sentence while there are none. Charts stay while their
/// curves grow, so that the mouse may rest on one.
final class ChartsFlow extends VBox {

  private final FlowPane flow = new FlowPane(14, 12);
  private final Label empty;

  ChartsFlow(TrainingCharts charts, ChartLook.Page page, String whenEmpty) {
    setId("charts-" + page.name().toLowerCase(java.util.Locale.ROOT));
    empty = Parts.muted(whenEmpty);
    Parts.wrap(empty);
    empty.managedProperty().bind(empty.visibleProperty());
    getChildren().addAll(empty, flow);
    charts
        .chartsProperty()
        .subscribe(now -> {
          if (charts.pageProperty().get() == page) {
            show(now);
          }
        });
  }

  private void show(List<DrawnChart> now) {
    empty.setVisible(now.isEmpty());
    while (flow.getChildren().size() > now.size()) {
      flow.getChildren().removeLast();
    }
    for (int i = 0; i < now.size(); i++) {
      if (i == flow.getChildren().size()) {
        flow.getChildren().add(new LearningChartView());
      }
      ((LearningChartView) flow.getChildren().get(i)).show(now.get(i));
    }
  }
}
