package org.stegoscope.workspace.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.stegoscope.figure.ChartStyle;
import org.stegoscope.figure.VarianceChart;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.workspace.ChartPictures;
import org.stegoscope.workspace.Latest;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.UiThread;

/// How much of the variance of each plotted space its leading principal components hold: the
/// paper's Figure 3 for the tokens at hand.
public final class ExplainedVariance {

  private final Latest<ChartPictures> drawing;
  private final ReadOnlyObjectWrapper<ChartPictures> chart = new ReadOnlyObjectWrapper<>();
  private List<VarianceChart.Curve> curves = List.of();

  ExplainedVariance(JobRunner runner, UiThread ui, Notices notices) {
    drawing = new Latest<>(runner, Lane.CPU, ui, Runnable::run, chart::set, notices::report);
  }

  /// Null until a space is measured.
  public ReadOnlyObjectProperty<ChartPictures> chartProperty() {
    return chart.getReadOnlyProperty();
  }

  /// For a figure; empty until a space is measured.
  Optional<VarianceChart> chart() {
    return curves.isEmpty()
        ? Optional.empty()
        : Optional.of(new VarianceChart(curves, ChartStyle.LIGHT));
  }

  /// Shows the spaces of the plots that are measured.
  void show(List<Plot> plots) {
    List<VarianceChart.Curve> now = curves(plots);
    curves = now;
    if (now.isEmpty()) {
      drawing.dismiss();
      chart.set(null);
    } else {
      drawing.ask(
          "Drawing the explained variance",
          context -> ChartPictures.of(style -> new VarianceChart(now, style).chart(), context));
    }
  }

  private static List<VarianceChart.Curve> curves(List<Plot> plots) {
    List<VarianceChart.Curve> curves = new ArrayList<>();
    for (Plot plot : plots) {
      Optional.ofNullable(plot.measuresProperty().get())
          .flatMap(PlotMeasures::space)
          .ifPresent(measures -> {
            TokenSpace space = plot.spaceProperty().get();
            String name = plot.name() + " · " + space.label();
            curves.add(new VarianceChart.Curve(name, space.dimension(), measures.varianceRatios()));
          });
    }
    return List.copyOf(curves);
  }
}
