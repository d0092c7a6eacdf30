package org.stegoscope.study.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stegoscope.dataset.collection.CropScheme;

/// A table of evaluation as text: rows are models, columns are probes without and with CRF, numbers
/// are mean IoU in percent, of several seeds with their standard deviation.
public record TableText(EvaluationTable table) {

  /// How text is set.
  public enum Form {
    MARKDOWN,
    LATEX
  }

  private record Column(ProbeUse probe, CrfUse crf) {

    String name() {
      return crf == CrfUse.ON ? probe + " + CRF" : probe.toString();
    }
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    for (ProbeUse probe : ProbeUse.values()) {
      for (CrfUse crf : CrfUse.values()) {
        if (table.plan().probes().contains(probe) && table.plan().crf().contains(crf)) {
          columns.add(new Column(probe, crf));
        }
      }
    }
    return columns;
  }

  /// A number such as `41.3 ± 0.2`, or a dash.
  public static String percent(Optional<Spread> spread) {
    return spread
        .map(known ->
            known.seeds() > 1
                ? String.format(
                    Locale.ROOT, "%.1f ± %.1f", known.mean() * 100, known.deviation() * 100)
                : String.format(Locale.ROOT, "%.1f", known.mean() * 100))
        .orElse("–");
  }

  private String cell(int subject, Column column) {
    return percent(table.cell(subject, column.probe(), column.crf()).flatMap(Cell::meanIou));
  }

  private Optional<String> published(int subject, Column column) {
    return PublishedScore.of(table.plan(), new CellKey(subject, column.probe(), column.crf()))
        .map(PublishedScore::toString);
  }

  /// The table with a caption that says what it is of.
  public String as(Form form) {
    return switch (form) {
      case MARKDOWN -> markdown();
      case LATEX -> latex();
    };
  }

  private String markdown() {
    List<Column> columns = columns();
    StringBuilder text = new StringBuilder(caption()).append("\n\n| model |");
    columns.forEach(column -> text.append(' ').append(column.name()).append(" |"));
    text.append("\n|---|").append("---|".repeat(columns.size())).append('\n');
    for (int subject = 0; subject < table.plan().subjects().size(); subject++) {
      int row = subject;
      text.append("| ")
          .append(table.plan().subjects().get(subject).name().replace("|", "\\|"))
          .append(" |")
          .append(joined(columns, column -> " " + cell(row, column) + " |"))
          .append('\n');
      if (columns.stream().anyMatch(column -> published(row, column).isPresent())) {
        text.append("| as published |")
            .append(joined(columns, column -> " " + published(row, column).orElse("–") + " |"))
            .append('\n');
      }
    }
    return text.toString();
  }

  private String latex() {
    List<Column> columns = columns();
    StringBuilder text = new StringBuilder("% ").append(caption()).append('\n');
    text.append("\\begin{tabular}{l").append("r".repeat(columns.size())).append("}\n\\hline\n");
    text.append("model")
        .append(joined(columns, column -> " & " + escaped(column.name())))
        .append(" \\\\\n\\hline\n");
    for (int subject = 0; subject < table.plan().subjects().size(); subject++) {
      int row = subject;
      text.append(escaped(table.plan().subjects().get(subject).name()))
          .append(joined(columns, column -> " & " + escaped(cell(row, column))))
          .append(" \\\\\n");
      if (columns.stream().anyMatch(column -> published(row, column).isPresent())) {
        text.append("\\quad as published")
            .append(joined(columns, column -> " & " + escaped(published(row, column).orElse("–"))))
            .append(" \\\\\n");
      }
    }
    return text.append("\\hline\n\\end{tabular}\n").toString();
  }

  private static String joined(List<Column> columns, Function<Column, String> text) {
    return columns.stream().map(text).collect(Collectors.joining());
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      switch (letter) {
        case '&', '%', '$', '#', '_', '{', '}' -> escaped.append('\\').append(letter);
        case '\\' -> escaped.append("\\textbackslash{}");
        case '~' -> escaped.append("\\textasciitilde{}");
        case '^' -> escaped.append("\\textasciicircum{}");
        case '±' -> escaped.append("$\\pm$");
        case '–' -> escaped.append("--");
        default -> escaped.append(letter);
      }
    }
    return escaped.toString();
  }

  /// What the numbers are of.
  public String caption() {
    EvaluationPlan plan = table.plan();
    boolean byLabels =
        plan.probes().contains(ProbeUse.CLUSTER)
            && table.fits().filter(fits -> fits.starts() == StartChoice.LABELS).isPresent();
    return String.format(
        Locale.ROOT,
        "Mean IoU in percent on %s, %s, %,d of %,d images, %s, %s, %s matching, %s protocol%s",
        plan.dataset().name(),
        plan.dataset().crops() instanceof CropScheme.Whole
            ? plan.split()
            : "%s cut into %s".formatted(plan.split(), plan.dataset().crops()),
        table.images(),
        plan.dataset().split(plan.split()).size(),
        plan.resolution(),
        switch (plan.averaging()) {
          case FLIP -> "flip-averaged";
          case NONE -> "without flip averaging";
        },
        plan.matching(),
        plan.protocol().name().toLowerCase(Locale.ROOT),
        byLabels ? ", starts chosen by labels" : "");
  }
}
