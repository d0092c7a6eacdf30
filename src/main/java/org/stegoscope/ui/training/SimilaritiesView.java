package org.stegoscope.ui.training;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.stegoscope.ui.fx.ChartView;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.ChartPictures;
import org.stegoscope.workspace.training.ChartLook;
import org.stegoscope.workspace.training.Similarities;
import org.stegoscope.workspace.training.TrainingCharts;

/// How alike codes of pairs of points are: three histograms with what to make of them, and below
/// them their means over time.
final class SimilaritiesView extends VBox {

  private static final double WIDTH_PX = 296;
  private static final int KINDS = 3;
  private static final String GUIDE =
      "Shifts are chosen by these: drawn pairs should mostly lie near 0, and those of one image and"
          + " of neighbours partly near 1. The advice below each is a rule of thumb.";
  private static final String EMPTY =
      "Histograms are shown while a head is trained; those of earlier steps are in the run's file"
          + " for TensorBoard.";

  SimilaritiesView(TrainingCharts charts) {
    super(10);
    setId("training-similarities");
    Label guide = Parts.muted(GUIDE);
    Parts.wrap(guide);
    Label step = new Label();
    step.setId("similarities-step");
    Parts.wrap(step);
    step.textProperty()
        .bind(
            charts
                .similaritiesProperty()
                .map(now -> "Step %,d".formatted(now.step()))
                .orElse(EMPTY));
    FlowPane histograms = new FlowPane(14, 12);
    for (int kind = 0; kind < KINDS; kind++) {
      histograms.getChildren().add(histogram(charts, kind));
    }
    histograms.visibleProperty().bind(charts.similaritiesProperty().isNotNull());
    histograms.managedProperty().bind(histograms.visibleProperty());
    getChildren()
        .addAll(
            guide,
            step,
            histograms,
            new ChartsFlow(charts, ChartLook.Page.SIMILARITIES, "No run has trained a head yet."));
  }

  private static VBox histogram(TrainingCharts charts, int kind) {
    ObservableValue<Similarities.Kind> of =
        charts.similaritiesProperty().map(now -> now.kinds().get(kind));
    Label title = new Label();
    title.textProperty().bind(of.map(Similarities.Kind::title).orElse(""));
    Label words = Parts.muted("");
    words.textProperty().bind(of.map(Similarities.Kind::words).orElse(""));
    Parts.wrap(words);
    Label advice = new Label();
    advice.setId("similarity-advice-" + kind);
    advice.setMnemonicParsing(false);
    advice.textProperty().bind(of.map(Similarities.Kind::advice).orElse(""));
    Parts.wrap(advice);
    ObservableValue<ChartPictures> picture =
        charts.similarityChartsProperty().map(all -> all.size() > kind ? all.get(kind) : null);
    ChartView chart = new ChartView("Histogram of cosines", WIDTH_PX, picture);
    VBox box = new VBox(2, title, chart, words, advice);
    box.setMaxWidth(WIDTH_PX);
    return box;
  }
}
