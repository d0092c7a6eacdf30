package org.stegoscope.ui.evaluation;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.stegoscope.ui.fx.ChartView;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.evaluation.EvaluationCharts;
import org.stegoscope.workspace.evaluation.EvaluationViewModel;

/// A study beside the table, drawn and in words.
final class StudyView extends ScrollPane {

  private static final double CHART_PX = 520;

  /// @param hint what is said where the study was not made
  StudyView(
      String id,
      String hint,
      String told,
      EvaluationViewModel evaluation,
      Function<EvaluationCharts.Studies, Optional<EvaluationCharts.StudyChart>> study) {
    setFitToWidth(true);
    ObservableValue<EvaluationCharts.StudyChart> chart =
        evaluation.studiesProperty().map(made -> study.apply(made).orElse(null));
    Label words = new Label();
    words.setId(id);
    Parts.wrap(words);
    words.textProperty().bind(chart.map(EvaluationCharts.StudyChart::words).orElse(hint));
    setContent(
        new VBox(
            8,
            words,
            new ChartView(told, CHART_PX, chart.map(EvaluationCharts.StudyChart::chart))));
  }
}
