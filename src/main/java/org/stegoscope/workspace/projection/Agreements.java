package org.stegoscope.workspace.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.stegoscope.analysis.projection.Neighbours;
import org.stegoscope.job.JobContext;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.workspace.Latest;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.UiThread;

/// How far the space of the first plot agrees with those of the others.
final class Agreements {

  private final Latest<List<Agreement>> comparing;
  private final ReadOnlyObjectWrapper<List<Agreement>> all = new ReadOnlyObjectWrapper<>(List.of());

  Agreements(JobRunner runner, UiThread ui, Notices notices) {
    comparing = new Latest<>(runner, Lane.CPU, ui, Runnable::run, all::set, notices::report);
  }

  /// In the order of the other plots; empty until all are measured.
  ReadOnlyObjectProperty<List<Agreement>> allProperty() {
    return all.getReadOnlyProperty();
  }

  void clear() {
    comparing.dismiss();
    all.set(List.of());
  }

  /// Compares plots as soon as all of them are measured.
  void compare(List<Plot> plots) {
    List<TokenSpace> spaces = new ArrayList<>();
    List<Neighbours> near = new ArrayList<>();
    for (Plot plot : plots) {
      Optional.ofNullable(plot.measuresProperty().get())
          .flatMap(PlotMeasures::neighbours)
          .ifPresent(known -> {
            spaces.add(plot.spaceProperty().get());
            near.add(known);
          });
    }
    if (plots.size() < 2 || spaces.size() < plots.size()) {
      clear();
      return;
    }
    comparing.ask("Comparing spaces", context -> agreements(spaces, near, context));
  }

  private static List<Agreement> agreements(
      List<TokenSpace> spaces, List<Neighbours> near, JobContext context) {
    List<Agreement> found = new ArrayList<>();
    for (int i = 1; i < spaces.size(); i++) {
      found.add(
          Agreement.of(spaces.getFirst(), near.getFirst(), spaces.get(i), near.get(i), context));
    }
    return List.copyOf(found);
  }
}
