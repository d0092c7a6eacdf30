package org.stegoscope.ui.training;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.stegoscope.core.Rgb;
import org.stegoscope.figure.ChartStyle;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.fx.Pictures;
import org.stegoscope.ui.shell.FileChoosers;
import org.stegoscope.workspace.training.ShownRun;
import org.stegoscope.workspace.training.TrainingViewModel;

/// The runs whose curves are shown, each with its colour, and ways to open others.
final class RunsBar extends FlowPane {

  private static final double DOT_PX = 5;

  private final TrainingViewModel training;
  private final Node open;
  private final Node compare;

  RunsBar(TrainingViewModel training, FileChoosers choosers) {
    super(8, 6);
    this.training = training;
    setId("training-runs-shown");
    setAlignment(Pos.CENTER_LEFT);
    open =
        new ReasonedButton(
            "open-run",
            "Open run…",
            MaterialDesignF.FOLDER_OPEN_OUTLINE,
            "Shows a run from its folder, to be looked at and gone on with",
            training
                .course()
                .stateProperty()
                .map(now -> now.isGoing() ? "a training is going on" : ""),
            () -> choosers.folder("Open the folder of a run").ifPresent(training::open));
    Button other = new Button("Compare with…", new FontIcon(MaterialDesignP.PLUS));
    other.setId("compare-run");
    other.setTooltip(new Tooltip("Lays the curves of another run over these"));
    other.setOnAction(_ ->
        choosers.folder("Compare with the run in this folder").ifPresent(training.runs()::compare));
    compare = other;
    training.runs().items().addListener((ListChangeListener<ShownRun>) _ -> show());
    show();
  }

  private void show() {
    getChildren().clear();
    training.runs().items().forEach(run -> getChildren().add(chip(run)));
    getChildren().addAll(open, compare);
  }

  private HBox chip(ShownRun run) {
    Label name = new Label(run.name());
    name.setMnemonicParsing(false);
    name.setTooltip(new Tooltip(run.folder().path().toString()));
    Button remove =
        Parts.iconButton(
            MaterialDesignC.CLOSE,
            "Show " + run.name() + " no more",
            () -> training.runs().remove(run));
    HBox chip = new HBox(6, dot(run.color()), name, remove);
    chip.setAlignment(Pos.CENTER_LEFT);
    chip.getStyleClass().add("training-chip");
    return chip;
  }

  /// In the colour that its curves have in the theme.
  static StackPane dot(int color) {
    return new StackPane(
        circle(ChartStyle.LIGHT.rgb(color), "chart-light"),
        circle(ChartStyle.DARK.rgb(color), "chart-dark"));
  }

  private static Circle circle(Rgb color, String styleClass) {
    Circle circle = new Circle(DOT_PX, Pictures.color(color));
    circle.getStyleClass().add(styleClass);
    return circle;
  }
}
