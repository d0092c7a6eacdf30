package org.stegoscope.study.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.stegoscope.study.sweep.CellState;
import org.stegoscope.study.sweep.CellStatus;
import org.stegoscope.study.sweep.SweepTable;
import org.stegoscope.study.sweep.SweepText;
import org.stegoscope.training.TrainingSettings;

/// The row of a sweep with the best mean of the number that counts most: of the cluster probe,
/// which needs no labels to learn, else of the linear probe, else the smallest loss.
///
/// @param metric that it is best by
record BestRow(SweepTable table, SweepTable.Row row, String metric) {

  private static final List<String> BY = List.of("cluster/miou", "linear/miou", "loss");

  /// Empty where no run gave any of these numbers. Of equal rows the first.
  static Optional<BestRow> of(SweepTable table) {
    return BY.stream()
        .filter(table.metrics()::contains)
        .findFirst()
        .flatMap(metric ->
            table.rows().stream()
                .filter(row -> row.spread(metric).isPresent())
                .min(Comparator.comparingDouble(row -> cost(row, metric)))
                .map(row -> new BestRow(table, row, metric)));
  }

  private static double cost(SweepTable.Row row, String metric) {
    double mean = row.spread(metric).orElseThrow().mean();
    return SweepText.isShare(metric) ? -mean : mean;
  }

  String sentence() {
    StringBuilder name = new StringBuilder();
    for (int axis = 0; axis < row.points().size(); axis++) {
      name.append(axis > 0 ? " · " : "");
      name.append(table.sweep().axes().get(axis).name()).append(' ').append(row.points().get(axis));
    }
    return "Best by the mean of %s: %s with %s%s over %d seeds. It was chosen by the scores it is told with."
        .formatted(
            metric,
            name.isEmpty() ? "the one setting" : name,
            SweepText.number(metric, row.spread(metric)),
            SweepText.isShare(metric) ? " %" : "",
            row.spread(metric).orElseThrow().seeds());
  }

  /// Of the first seed that finished.
  Optional<TrainingSettings> settings() {
    return row.cells().stream()
        .filter(cell -> cell.state() == CellState.FINISHED)
        .map(CellStatus::cell)
        .findFirst()
        .flatMap(cell -> cell.settings());
  }
}
