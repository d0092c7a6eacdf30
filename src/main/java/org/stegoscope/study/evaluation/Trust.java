package org.stegoscope.study.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.stegoscope.analysis.trust.Calibration;
import org.stegoscope.analysis.trust.RiskCoverage;
import org.stegoscope.figure.ChartStyle;
import org.stegoscope.figure.CurveChart;
import org.stegoscope.figure.ReliabilityChart;

/// Whether a probe knows what it does not know: of the labelled pixels of a split, its clusters
/// matched as those of the table.
public record Trust(Calibration calibration, RiskCoverage risk) {

  private static final double[] ACCURACIES = {0.9, 0.95, 0.99};

  /// Empty where confidence was not counted.
  public static Optional<Trust> of(CellRun run) {
    return run.trust()
        .map(counts -> {
          ConfidenceCounts.Bins bins = counts.bins(run.scores().matched().classOf());
          return new Trust(
              Calibration.ofFine(bins.pixels(), bins.right()),
              RiskCoverage.of(bins.pixels(), bins.right()));
        });
  }

  public ReliabilityChart reliability(ChartStyle style) {
    List<ReliabilityChart.Bar> bars = new ArrayList<>();
    for (int bin = 0; bin < calibration.bins(); bin++) {
      double from = (double) bin / calibration.bins();
      double to = (bin + 1.0) / calibration.bins();
      calibration
          .accuracy(bin)
          .ifPresent(accuracy -> bars.add(new ReliabilityChart.Bar(from, to, accuracy)));
    }
    return new ReliabilityChart(bars, style);
  }

  public CurveChart riskChart(ChartStyle style) {
    return new CurveChart(
        List.of(new CurveChart.Curve("risk", risk.coverage(), risk.risk())),
        "share that is kept",
        "share that is wrong",
        style);
  }

  /// For JSON; null where there are no pixels.
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("pixels", calibration.total());
    fields.put("expectedCalibrationError", orNull(calibration.expectedError()));
    fields.put("greatestCalibrationError", orNull(calibration.greatestError()));
    fields.put("areaUnderRiskCoverage", orNull(risk.area()));
    fields.put("excessArea", orNull(risk.excessArea()));
    Map<String, Object> kept = new LinkedHashMap<>();
    for (double accuracy : ACCURACIES) {
      kept.put(Double.toString(accuracy), risk.coverageAt(accuracy));
    }
    fields.put("coverageAtAccuracy", kept);
    return fields;
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
