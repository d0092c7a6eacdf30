package org.stegoscope.ui.sweep;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.stegoscope.ui.shell.FileChoosers;
import org.stegoscope.workspace.sweep.SweepViewModel;

/// A grid of trainings that is filled in on the left; its runs and what they have shown on the
/// right.
public final class SweepView extends SplitPane {

  private static final double FORM = 0.3;
  private static final double CELLS = 0.42;

  public SweepView(SweepViewModel sweep, FileChoosers choosers) {
    setId("sweep");
    sweep.plan();
    SweepForm form = new SweepForm(sweep, choosers);
    form.setPadding(new Insets(10));
    ScrollPane left = new ScrollPane(form);
    left.setFitToWidth(true);
    left.setMinWidth(0);
    SweepCells cells = new SweepCells(sweep.running());
    VBox.setVgrow(cells, Priority.ALWAYS);
    VBox runs = new VBox(8, new SweepBar(sweep), cells);
    runs.setPadding(new Insets(10));
    ScrollPane results = new ScrollPane(new SweepResultsView(sweep.results(), choosers));
    results.setFitToWidth(true);
    SplitPane right = new SplitPane(runs, results);
    right.setOrientation(Orientation.VERTICAL);
    right.setDividerPositions(CELLS);
    right.setMinWidth(0);
    getItems().addAll(left, right);
    setDividerPositions(FORM);
  }
}
