package org.stegoscope.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.stegoscope.dataset.ClassList;
import org.stegoscope.dataset.collection.CropScheme;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.Finding;
import org.stegoscope.dataset.collection.Findings;
import org.stegoscope.dataset.collection.SplitSurvey;
import org.stegoscope.dataset.collection.Survey;

/// What is in a data set, for people and as JSON.
record DatasetReport(Dataset dataset, CropScheme crops, Survey survey) {

  private static final String ROW = "    %3s %-22s %-7s %14s %8s %8s\n";

  /// More sizes than this say only that sizes differ.
  private static final int FEW_SIZES = 4;

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("command", "dataset");
    fields.put("dataset", dataset.source().format().toString());
    fields.put("folder", dataset.source().folder().toString());
    fields.put("crops", crops.toString());
    Map<String, Object> splits = new LinkedHashMap<>();
    survey.splits().forEach((name, split) -> splits.put(name, fields(split)));
    fields.put("splits", splits);
    fields.put("total", fields(survey.total()));
    fields.put("ignoredIds", survey.classes().ignored());
    fields.put("findings", fields(survey.findings()));
    fields.put("leftOut", survey.odd().size());
    fields.put("cautions", survey.cautions());
    return fields;
  }

  private Map<String, Object> fields(SplitSurvey split) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("images", split.images());
    fields.put("labelled", split.labelled());
    Map<String, Object> sizes = new LinkedHashMap<>();
    split.sizes().forEach((size, count) -> sizes.put(size.width() + "x" + size.height(), count));
    fields.put("sizes", sizes);
    List<Map<String, Object>> classes = new ArrayList<>();
    for (int id = 0; id < survey.classes().size() && split.labelled() > 0; id++) {
      ClassList.Entry entry = survey.classes().entries().get(id);
      Map<String, Object> described = new LinkedHashMap<>();
      described.put("id", id);
      described.put("name", entry.name());
      described.put("color", entry.color().hex());
      described.put("kind", entry.kind().name().toLowerCase(Locale.ROOT));
      described.put("pixels", split.pixels()[id]);
      described.put("share", split.share(id));
      described.put("images", split.imagesWith()[id]);
      classes.add(described);
    }
    fields.put("classes", classes);
    fields.put("voidPixels", split.voidPixels());
    fields.put("voidShare", split.voidShare());
    fields.put("unknownPixels", split.unknownPixels());
    return fields;
  }

  private static Map<String, Object> fields(Findings findings) {
    Map<String, Object> counts = new LinkedHashMap<>();
    findings.counts().forEach((kind, count) -> counts.put(word(kind), count));
    List<Map<String, Object>> named = new ArrayList<>();
    for (Finding finding : findings.named()) {
      Map<String, Object> described = new LinkedHashMap<>();
      described.put("kind", word(finding.kind()));
      described.put("file", finding.file());
      described.put("sentence", finding.sentence());
      named.add(described);
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("counts", counts);
    fields.put("named", named);
    return fields;
  }

  private static String word(Finding.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  String text() {
    StringBuilder text = new StringBuilder(Terminal.oneLine(dataset.source().toString()));
    text.append('\n');
    survey
        .splits()
        .forEach((name, split) ->
            text.append("  %s: %s\n".formatted(Terminal.oneLine(name), line(split))));
    SplitSurvey total = survey.total();
    if (total.labelled() > 0) {
      text.append("  classes\n");
      text.append(ROW.formatted("id", "name", "kind", "pixels", "share", "images"));
      for (int id = 0; id < survey.classes().size(); id++) {
        text.append(row(id, total));
      }
      text.append(
          ROW.formatted(
              "", "void", "", number(total.voidPixels()), percent(total.voidShare()), ""));
    }
    text.append(findings());
    survey.cautions().forEach(caution -> text.append("  ").append(caution).append('\n'));
    return text.toString().stripTrailing();
  }

  private static String line(SplitSurvey split) {
    String sizes =
        split.sizes().size() <= FEW_SIZES
            ? String.join(
                ", ", split.sizes().keySet().stream().map(size -> size + " pixels").toList())
            : "%d sizes from %s to %s pixels"
                .formatted(split.sizes().size(), split.sizes().firstKey(), split.sizes().lastKey());
    return "%d picture%s, %d with labels%s"
        .formatted(
            split.images(),
            split.images() == 1 ? "" : "s",
            split.labelled(),
            sizes.isEmpty() ? "" : ", " + sizes);
  }

  private String row(int id, SplitSurvey total) {
    ClassList.Entry entry = survey.classes().entries().get(id);
    boolean known = entry.kind() != ClassList.Kind.UNKNOWN;
    return ROW.formatted(
        id,
        Terminal.oneLine(entry.name()),
        known ? entry.kind().name().toLowerCase(Locale.ROOT) : "",
        number(total.pixels()[id]),
        percent(total.share(id)),
        total.imagesWith()[id]);
  }

  private String findings() {
    Findings findings = survey.findings();
    if (findings.total() == 0) {
      return "  nothing odd\n";
    }
    StringBuilder text = new StringBuilder("  odd\n");
    findings
        .counts()
        .forEach((kind, count) -> text.append("    %d %s\n".formatted(count, kind.plural())));
    findings
        .named()
        .forEach(finding ->
            text.append("    - ").append(Terminal.oneLine(finding.sentence())).append('\n'));
    int unnamed = findings.total() - findings.named().size();
    if (unnamed > 0) {
      text.append("    - and %d more.\n".formatted(unnamed));
    }
    return text.toString();
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
