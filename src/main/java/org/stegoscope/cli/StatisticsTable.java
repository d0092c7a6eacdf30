package org.stegoscope.cli;

import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.stegoscope.checkpoint.TensorStatistics;

/// Statistics of tensors as lines for people.
final class StatisticsTable {

  private static final String COLUMNS = "    %-45s %12s %12s %12s %12s %10s %8s %8s\n";

  private StatisticsTable() {}

  static String of(SequencedMap<String, TensorStatistics> statistics) {
    StringBuilder text = new StringBuilder("  statistics\n");
    text.append(
        COLUMNS.formatted("", "min", "max", "mean", "deviation", "zeros", "NaN", "infinite"));
    for (Map.Entry<String, TensorStatistics> tensor : statistics.entrySet()) {
      text.append(line(Terminal.oneLine(tensor.getKey()), tensor.getValue()));
    }
    return text.toString();
  }

  private static String line(String name, TensorStatistics of) {
    String[] finite =
        of.distribution()
            .map(found ->
                new String[] {
                  number(found.min()),
                  number(found.max()),
                  number(found.mean()),
                  number(found.deviation())
                })
            .orElse(new String[] {"-", "-", "-", "-"});
    return COLUMNS.formatted(
        name, finite[0], finite[1], finite[2], finite[3], of.zeros(), of.nans(), of.infinities());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.5g", value);
  }
}
