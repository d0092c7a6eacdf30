package org.stegoscope.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.stegoscope.study.runs.MetricPoint;
import org.stegoscope.study.runs.Run;
import org.stegoscope.study.runs.RunDiff;
import org.stegoscope.study.runs.RunStore;

/// Runs for people and for programs.
final class RunText {

  private RunText() {}

  /// One line.
  static String line(Run run) {
    String tags = run.tags().isEmpty() ? "" : "  #" + String.join(" #", run.tags());
    return Terminal.oneLine(
        "%s  %-10s %-9s %s  %s%s%s"
            .formatted(
                run.id(),
                word(run.kind()),
                word(run.status()),
                run.created(),
                run.name(),
                tags,
                run.marks().pinned() ? "  (pinned)" : ""));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// The newest value of each curve, by name.
  private static Map<String, Object> newest(List<MetricPoint> points) {
    Map<String, Object> newest = new LinkedHashMap<>();
    for (MetricPoint point : points) {
      // JSON has no NaN.
      newest.put(point.name(), Double.isFinite(point.value()) ? (Object) point.value() : null);
    }
    return newest;
  }

  static Map<String, Object> fields(Run run) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", run.id());
    fields.put("name", run.name());
    fields.put("kind", word(run.kind()));
    fields.put("status", word(run.status()));
    run.problem().ifPresent(problem -> fields.put("problem", problem));
    run.parent().ifPresent(parent -> fields.put("parent", parent));
    fields.put("created", run.created().toString());
    run.started().ifPresent(time -> fields.put("started", time.toString()));
    run.ended().ifPresent(time -> fields.put("ended", time.toString()));
    fields.put("seeds", run.origin().seeds());
    fields.put("tags", run.tags());
    fields.put("notes", run.notes());
    fields.put("pinned", run.marks().pinned());
    fields.put("deleted", run.marks().deleted());
    return fields;
  }

  /// With settings, the newest of each curve, and files.
  static Map<String, Object> whole(Run run, RunStore store) {
    Map<String, Object> fields = fields(run);
    fields.put("application", run.origin().codeVersion());
    fields.put("config", run.config());
    fields.put("metrics", newest(store.metrics(run.id())));
    fields.put("artefacts", store.artefacts(run.id()));
    return fields;
  }

  /// The keys in which runs differ, with the value of each run; null where one has none.
  static Map<String, Object> fields(RunDiff diff) {
    Map<String, Object> fields = new LinkedHashMap<>();
    diff.values()
        .forEach((key, values) ->
            fields.put(key, values.stream().map(value -> value.orElse(null)).toList()));
    return fields;
  }

  static String line(String key, RunDiff diff) {
    return Terminal.oneLine(
        "%-24s %s"
            .formatted(
                key,
                diff.values().get(key).stream()
                    .map(value -> value.orElse("–"))
                    .collect(Collectors.joining("  |  "))));
  }
}
