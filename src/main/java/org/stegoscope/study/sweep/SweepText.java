package org.stegoscope.study.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stegoscope.study.evaluation.Spread;
import org.stegoscope.study.evaluation.TableText;

/// The table of a sweep as text.
public record SweepText(SweepTable table) {

  /// Whether a number is a share, which is written in percent.
  public static boolean isShare(String metric) {
    return metric.endsWith("/miou") || metric.endsWith("/accuracy");
  }

  /// A number with its deviation, such as `41.3 ± 0.2`, shares in percent; a dash where there is
  /// none.
  public static String number(String metric, Optional<Spread> spread) {
    if (isShare(metric)) {
      return TableText.percent(spread);
    }
    return spread
        .map(known ->
            known.seeds() > 1
                ? String.format(Locale.ROOT, "%.4g ± %.2g", known.mean(), known.deviation())
                : String.format(Locale.ROOT, "%.4g", known.mean()))
        .orElse("–");
  }

  /// All numbers: a line for each row with its mean, the sample deviation over the seeds, empty for
  /// fewer than two, and how many seeds gave it.
  public String csv() {
    List<String> head = new ArrayList<>();
    table.sweep().axes().forEach(axis -> head.add(axis.name()));
    for (String metric : table.metrics()) {
      head.add(metric);
      head.add(metric + " sd");
      head.add(metric + " n");
    }
    StringBuilder text = new StringBuilder(line(head));
    for (SweepTable.Row row : table.rows()) {
      List<String> cells = new ArrayList<>(row.points());
      for (String metric : table.metrics()) {
        Optional<Spread> spread = row.spread(metric);
        cells.add(spread.map(known -> Double.toString(known.mean())).orElse(""));
        cells.add(
            spread
                .filter(known -> known.seeds() > 1)
                .map(known -> Double.toString(known.deviation()))
                .orElse(""));
        cells.add(Integer.toString(spread.map(Spread::seeds).orElse(0)));
      }
      text.append(line(cells));
    }
    return text.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream().map(SweepText::quoted).collect(Collectors.joining(",")) + "\r\n";
  }

  /// As RFC 4180 has it.
  private static String quoted(String cell) {
    return cell.matches("(?s).*[\",\\r\\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }

  /// With a caption; numbers as people read them.
  public String markdown() {
    StringBuilder text = new StringBuilder(caption()).append("\n\n|");
    table.sweep().axes().forEach(axis -> text.append(' ').append(cell(axis.name())).append(" |"));
    text.append(" seeds |");
    table.metrics().forEach(metric -> text.append(' ').append(cell(metric)).append(" |"));
    text.append("\n|").append("---|".repeat(table.sweep().axes().size() + 1));
    text.append("---:|".repeat(table.metrics().size())).append('\n');
    for (SweepTable.Row row : table.rows()) {
      text.append('|');
      row.points().forEach(point -> text.append(' ').append(cell(point)).append(" |"));
      text.append(' ').append(row.finished()).append(" |");
      for (String metric : table.metrics()) {
        text.append(' ').append(number(metric, row.spread(metric))).append(" |");
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String cell(String text) {
    return text.replace("\\", "\\\\").replace("|", "\\|").replaceAll("\\R", " ");
  }

  /// What the numbers are of.
  public String caption() {
    int finished = table.rows().stream().mapToInt(SweepTable.Row::finished).sum();
    return String.format(
        Locale.ROOT,
        "Sweep “%s”: mean ± sample deviation over seeds; mIoU and accuracy in percent; %,d of %,d"
            + " runs finished",
        table.sweep().name(),
        finished,
        table.sweep().size());
  }
}
