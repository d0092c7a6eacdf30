package org.stegoscope.study.runs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.stegoscope.core.AtomicFile;
import tools.jackson.databind.ObjectMapper;

/// Runs as files that other programs read, each whole or not at all.
public final class RunExport {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> COLUMNS =
      List.of("id", "name", "kind", "status", "created", "started", "ended", "seeds", "tags");

  private RunExport() {}

  /// A line for each run, a column for each setting that any of them has (`config.KEY`).
  public static void csv(Path file, List<Run> runs) {
    TreeSet<String> keys = new TreeSet<>();
    runs.forEach(run -> keys.addAll(run.config().keySet()));
    List<String> head = new ArrayList<>(COLUMNS);
    keys.forEach(key -> head.add("config." + key));
    StringBuilder text = new StringBuilder(line(head));
    for (Run run : runs) {
      List<String> cells = new ArrayList<>();
      cells.add(run.id());
      cells.add(run.name());
      cells.add(run.kind().name());
      cells.add(run.status().name());
      cells.add(run.created().toString());
      cells.add(run.started().map(Object::toString).orElse(""));
      cells.add(run.ended().map(Object::toString).orElse(""));
      cells.add(
          run.origin().seeds().stream().map(Object::toString).collect(Collectors.joining(" ")));
      cells.add(String.join(" ", run.tags()));
      keys.forEach(key -> cells.add(run.config().getOrDefault(key, "")));
      text.append(line(cells));
    }
    write(file, text.toString());
  }

  /// A line for each point of the curves of one run.
  public static void metricsCsv(Path file, List<MetricPoint> points) {
    StringBuilder text = new StringBuilder(line(List.of("name", "step", "value")));
    for (MetricPoint point : points) {
      text.append(
          line(List.of(point.name(), Long.toString(point.step()), Double.toString(point.value()))));
    }
    write(file, text.toString());
  }

  /// Everything that is recorded of the runs. A value that is no number is a text, `"NaN"`.
  public static void json(Path file, RunStore store, List<Run> runs) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Run run : runs) {
      all.add(plain(run, store.metrics(run.id()), store.artefacts(run.id())));
    }
    write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
  }

  private static Map<String, Object> plain(
      Run run, List<MetricPoint> points, List<Artefact> artefacts) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("id", run.id());
    plain.put("name", run.name());
    plain.put("kind", run.kind().name());
    plain.put("status", run.status().name());
    run.problem().ifPresent(problem -> plain.put("problem", problem));
    run.parent().ifPresent(parent -> plain.put("parent", parent));
    plain.put("created", run.created().toString());
    run.started().ifPresent(time -> plain.put("started", time.toString()));
    run.ended().ifPresent(time -> plain.put("ended", time.toString()));
    plain.put("config", run.config());
    plain.put("origin", run.origin());
    plain.put("notes", run.notes());
    plain.put("tags", run.tags());
    plain.put("pinned", run.marks().pinned());
    plain.put("metrics", points);
    plain.put("artefacts", artefacts);
    return plain;
  }

  private static String line(List<String> cells) {
    return cells.stream().map(RunExport::quoted).collect(Collectors.joining(",")) + "\r\n";
  }

  /// As RFC 4180 has it.
  private static String quoted(String cell) {
    return cell.matches("(?s).*[\",\\r\\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }

  private static void write(Path file, String text) {
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
