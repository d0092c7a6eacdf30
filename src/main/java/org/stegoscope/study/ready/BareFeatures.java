package org.stegoscope.study.ready;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.stegoscope.figure.LinesChart;
import org.stegoscope.study.sweep.CellCheck;
import org.stegoscope.study.sweep.Sweep;
import org.stegoscope.study.sweep.SweepFolder;
import org.stegoscope.study.sweep.SweepTable;
import org.stegoscope.study.sweep.SweepText;

/// What a sweep is compared with, as the folder of the sweep holds it.
public final class BareFeatures {

  private static final String NAME = "bare features";

  private BareFeatures() {}

  /// Empty where a sweep is compared with nothing.
  public static Optional<SweepTable> table(Path folder, Sweep sweep) {
    return ReadyStudy.baseline(sweep)
        .map(other ->
            SweepTable.of(other, SweepFolder.in(folder, other, CellCheck.NONE).statuses()));
  }

  /// The level of each number, to be drawn beside the lines of the sweep; shares in percent.
  public static Map<String, LinesChart.Reference> levels(Path folder, Sweep sweep) {
    Map<String, LinesChart.Reference> levels = new LinkedHashMap<>();
    table(folder, sweep)
        .ifPresent(table -> {
          SweepTable.Row row = table.rows().getFirst();
          for (String metric : table.metrics()) {
            double factor = SweepText.isShare(metric) ? 100 : 1;
            row.spread(metric)
                .ifPresent(spread ->
                    levels.put(
                        metric,
                        new LinesChart.Reference(
                            NAME, new double[] {1}, new double[] {spread.mean() * factor})));
          }
        });
    return levels;
  }
}
