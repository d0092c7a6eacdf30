package org.stegoscope.ui.training;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.stegoscope.ui.shell.FileChoosers;
import org.stegoscope.workspace.training.ChartLook;
import org.stegoscope.workspace.training.RunState;
import org.stegoscope.workspace.training.TrainingCharts;
import org.stegoscope.workspace.training.TrainingViewModel;

/// What a run is made from, how it goes, and what becomes of it.
public final class TrainingPane extends SplitPane {

  private static final double SETTINGS = 0.38;

  private final TrainingViewModel training;
  private final TabPane tabs = new TabPane();

  public TrainingPane(TrainingViewModel training, FileChoosers choosers) {
    this.training = training;
    setId("training");
    ObservableValue<Boolean> going = training.course().stateProperty().map(RunState::isGoing);
    VBox settings =
        new VBox(
            12,
            new CheckView(training),
            new SourcesView(training, choosers, going),
            new ParametersView(training.form(), going));
    VBox left = new VBox(8, new TrainingBar(training), Scrolled.of(settings));
    VBox.setVgrow(left.getChildren().getLast(), Priority.ALWAYS);
    settings.setPadding(new Insets(4, 12, 10, 0));
    left.setPadding(new Insets(10, 0, 0, 10));
    left.setMinWidth(0);
    VBox right = new VBox(8, new RunsBar(training, choosers), charts(choosers), tabs);
    VBox.setVgrow(tabs, Priority.ALWAYS);
    right.setPadding(new Insets(10));
    right.setMinWidth(0);
    fill();
    getItems().addAll(left, right);
    setDividerPositions(SETTINGS);
  }

  private ChartControls charts(FileChoosers choosers) {
    ChartControls controls = new ChartControls(training.charts(), choosers);
    controls
        .visibleProperty()
        .bind(
            tabs.getSelectionModel()
                .selectedItemProperty()
                .map(tab -> tab.getUserData() instanceof ChartLook.Page));
    controls.managedProperty().bind(controls.visibleProperty());
    return controls;
  }

  private void fill() {
    TrainingCharts charts = training.charts();
    tabs.setId("training-tabs");
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.setMinHeight(0);
    tabs.getTabs()
        .addAll(
            page(
                "Losses",
                ChartLook.Page.LOSSES,
                Scrolled.of(
                    new ChartsFlow(
                        charts,
                        ChartLook.Page.LOSSES,
                        "Start a run, or open one: its losses are drawn here."))),
            page(
                "Similarities",
                ChartLook.Page.SIMILARITIES,
                Scrolled.of(new SimilaritiesView(charts))),
            page(
                "Scores",
                ChartLook.Page.SCORES,
                Scrolled.of(
                    new ChartsFlow(
                        charts, ChartLook.Page.SCORES, "Scores come with each validation."))),
            page("Classes", ChartLook.Page.CLASSES, new ClassesView(charts)),
            tab("predictions", "Predictions", new PredictionsView(training.predictions())),
            tab("neighbours", "Neighbours", new NeighboursView(training.neighbours())));
    tabs.getSelectionModel().selectedItemProperty().subscribe(this::turn);
  }

  /// Nothing is drawn or read that nobody looks at.
  private void turn(Tab now) {
    if (now.getUserData() instanceof ChartLook.Page page) {
      training.charts().pageProperty().set(page);
    }
    training.predictions().shownProperty().set("training-tab-predictions".equals(now.getId()));
  }

  private static Tab page(String title, ChartLook.Page page, Node content) {
    Tab tab = tab(page.name().toLowerCase(java.util.Locale.ROOT), title, content);
    tab.setUserData(page);
    return tab;
  }

  private static Tab tab(String id, String title, Node content) {
    Tab tab = new Tab(title, content);
    tab.setId("training-tab-" + id);
    return tab;
  }
}
