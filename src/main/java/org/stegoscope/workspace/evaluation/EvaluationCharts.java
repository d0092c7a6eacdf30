package org.stegoscope.workspace.evaluation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.evaluation.Cell;
import org.stegoscope.study.evaluation.CellRun;
import org.stegoscope.study.evaluation.CorrespondenceStudy;
import org.stegoscope.study.evaluation.DoubtTable;
import org.stegoscope.study.evaluation.EvaluationFigures;
import org.stegoscope.study.evaluation.EvaluationReport;
import org.stegoscope.study.evaluation.Trust;
import org.stegoscope.workspace.ChartPictures;

/// What is drawn of an evaluation in the window.
public final class EvaluationCharts {

  private EvaluationCharts() {}

  /// A cell for one seed: its confusion matrix, its classes and how sure it is.
  public record Opened(
      Cell cell,
      CellRun run,
      ChartPictures confusion,
      ChartPictures classes,
      Optional<TrustCharts> trust) {

    static Opened of(EvaluationReport report, Cell cell, CellRun run, JobContext context) {
      EvaluationFigures figures = EvaluationFigures.of(report);
      return new Opened(
          cell,
          run,
          ChartPictures.of(style -> figures.confusion(run, style).chart(), context),
          ChartPictures.of(style -> figures.classes(run, style).chart(), context),
          Trust.of(run).map(trust -> TrustCharts.of(trust, context)));
    }
  }

  /// Whether a probe knows what it does not know, drawn and in a few words.
  public record TrustCharts(ChartPictures reliability, ChartPictures risk, String words) {

    static TrustCharts of(Trust trust, JobContext context) {
      return new TrustCharts(
          ChartPictures.of(style -> trust.reliability(style).chart(), context),
          ChartPictures.of(style -> trust.riskChart(style).chart(), context),
          String.format(
              Locale.ROOT,
              "Expected calibration error %.3f · area under risk over coverage %.3f, of it excess"
                  + " %.3f · %.0f %% of the pixels can be kept at an accuracy of 90 %%",
              trust.calibration().expectedError().orElse(0),
              trust.risk().area().orElse(0),
              trust.risk().excessArea().orElse(0),
              trust.risk().coverageAt(0.9) * 100));
    }
  }

  /// A study beside the table, drawn and in words.
  public record StudyChart(ChartPictures chart, String words) {

    static StudyChart of(DoubtTable doubts, JobContext context) {
      return new StudyChart(
          ChartPictures.of(style -> doubts.chart(style).chart(), context),
          String.join("\n", doubts.words()));
    }

    static StudyChart of(CorrespondenceStudy.Result found, JobContext context) {
      return new StudyChart(
          ChartPictures.of(style -> found.chart(style).chart(), context),
          "Precision over recall of pairs of places in %d images. ".formatted(found.images())
              + found.rows().stream()
                  .map(row ->
                      "%s: AP %s"
                          .formatted(
                              row.name(),
                              row.curve().averagePrecision().isPresent()
                                  ? String.format(
                                      Locale.ROOT,
                                      "%.3f",
                                      row.curve().averagePrecision().getAsDouble())
                                  : "not computed, as no pair of places is of one class"))
                  .collect(Collectors.joining(" · ")));
    }
  }

  /// The studies that were made.
  public record Studies(Optional<StudyChart> doubts, Optional<StudyChart> correspondences) {

    static Studies of(EvaluationReport report, JobContext context) {
      return new Studies(
          report.doubts().map(doubts -> StudyChart.of(doubts, context)),
          report.correspondences().map(found -> StudyChart.of(found, context)));
    }
  }
}
