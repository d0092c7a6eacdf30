package org.stegoscope.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.stegoscope.checkpoint.Checkpoint;
import org.stegoscope.checkpoint.Problem;
import org.stegoscope.checkpoint.StoredTensor;
import org.stegoscope.checkpoint.TensorStatistics;
import org.stegoscope.checkpoint.architecture.Architecture;
import org.stegoscope.checkpoint.architecture.ArchitectureRow;
import org.stegoscope.checkpoint.architecture.CheckpointInspection;
import org.stegoscope.checkpoint.architecture.HeadShape;
import org.stegoscope.checkpoint.architecture.VitShape;
import org.stegoscope.core.Palette;
import org.stegoscope.dataset.Palettes;
import org.stegoscope.job.JobContext;

/// What there is to tell about a checkpoint, for programs and for people.
///
/// @param statistics by a tensor's name; empty where nobody asked for them
record CheckpointReport(
    CheckpointInspection inspection, SequencedMap<String, TensorStatistics> statistics) {

  private static final String STATE_DICT = "state_dict.";

  static CheckpointReport of(CheckpointInspection inspection) {
    return new CheckpointReport(inspection, new LinkedHashMap<>());
  }

  /// Reads every tensor.
  static CheckpointReport withStatistics(CheckpointInspection inspection, JobContext context) {
    SequencedMap<String, TensorStatistics> statistics = new LinkedHashMap<>();
    inspection
        .checkpoint()
        .tensors()
        .forEach((name, tensor) -> statistics.put(name, TensorStatistics.of(tensor, context)));
    return new CheckpointReport(inspection, statistics);
  }

  private Checkpoint checkpoint() {
    return inspection.checkpoint();
  }

  private Architecture architecture() {
    return inspection.architecture();
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("file", checkpoint().file().toString());
    fields.put("bytes", checkpoint().bytes());
    fields.put("sha256", checkpoint().sha256());
    fields.put("container", checkpoint().container().name().toLowerCase(Locale.ROOT));
    fields.put("method", architecture().method().label());
    fields.put("architecture", network());
    fields.put("missing", architecture().missing());
    fields.put("unexpected", architecture().unexpected());
    fields.put("ignored", architecture().ignored());
    fields.put("classes", palette().map(Fields::of).orElse(List.of()));
    fields.put("problems", inspection.problems().stream().map(CheckpointReport::fields).toList());
    fields.put("note", architecture().note());
    fields.put("config", architecture().config());
    fields.put("tensors", tensors());
    return fields;
  }

  /// What a file does not have is null.
  private Map<String, Object> network() {
    Optional<VitShape> vit = architecture().vit();
    Optional<HeadShape> head = architecture().head();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("patch", vit.map(VitShape::patchSizePx).orElse(null));
    fields.put("width", vit.map(VitShape::width).orElse(null));
    fields.put("depth", vit.map(VitShape::depth).orElse(null));
    fields.put("heads", vit.map(VitShape::heads).orElse(null));
    fields.put("mlp", vit.map(VitShape::mlpWidth).orElse(null));
    fields.put(
        "positions",
        vit.map(shape -> List.of(shape.positionRows(), shape.positionColumns())).orElse(null));
    fields.put("projection", head.map(shape -> lower(shape.projection())).orElse(null));
    fields.put("codeDimension", head.map(HeadShape::codeDimension).orElse(null));
    fields.put("classes", architecture().classes());
    fields.put("extraClusters", architecture().extraClusters());
    fields.put("featureType", lower(architecture().featureType()));
    fields.put("dataset", architecture().dataset());
    fields.put("preprocessing", lower(architecture().preprocessing()));
    fields.put("untrained", architecture().untrained());
    return fields;
  }

  private Optional<Palette> palette() {
    return Palettes.forDataset(architecture().dataset());
  }

  private List<Map<String, Object>> tensors() {
    List<Map<String, Object>> tensors = new ArrayList<>();
    for (StoredTensor tensor : checkpoint().tensors().sequencedValues()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("name", keyInStateDict(tensor.name()));
      fields.put("path", tensor.name());
      fields.put("shape", tensor.shape());
      fields.put("dtype", tensor.dtype().label());
      if (statistics.containsKey(tensor.name())) {
        fields.put("statistics", Fields.of(statistics.get(tensor.name())));
      }
      tensors.add(fields);
    }
    return tensors;
  }

  /// A tensor's key as PyTorch users know it: without the `state_dict` that Lightning and others
  /// put the weights under. Anything else keeps its whole path.
  private String keyInStateDict(String path) {
    String key = path.startsWith(STATE_DICT) ? path.substring(STATE_DICT.length()) : path;
    return checkpoint().tensors().containsKey(key) ? path : key;
  }

  private static Map<String, Object> fields(Problem problem) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", problem.kind());
    fields.put("severity", lower(problem.severity()));
    fields.put("sentence", problem.sentence());
    fields.put("names", problem.names());
    return fields;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(checkpoint().file()).append('\n');
    row(text, "format", checkpoint().container().label());
    row(text, "size", "%,d bytes".formatted(checkpoint().bytes()));
    row(text, "sha256", checkpoint().sha256());
    for (ArchitectureRow row : inspection.summary()) {
      String note = row.note().isEmpty() ? "" : " (" + row.note() + ")";
      row(text, row.name().toLowerCase(Locale.ROOT), row.value() + note);
    }
    row(text, "note", architecture().note());
    row(text, "class names", String.join(", ", classNames()));
    row(text, "missing", String.join(", ", architecture().missing()));
    row(text, "unexpected", String.join(", ", architecture().unexpected()));
    row(text, "ignored", count(architecture().ignored().size(), "tensor"));
    inspection
        .problems()
        .forEach(problem -> row(text, lower(problem.severity()), problem.sentence()));
    if (!architecture().config().isEmpty()) {
      text.append("  config\n");
    }
    architecture().config().forEach((name, value) -> nested(text, name, value));
    text.append("  ").append(count(checkpoint().tensors().size(), "tensor")).append('\n');
    for (StoredTensor tensor : checkpoint().tensors().sequencedValues()) {
      nested(text, tensor.name(), Arrays.toString(tensor.shape()) + " " + tensor.dtype().label());
    }
    if (!statistics.isEmpty()) {
      text.append(StatisticsTable.of(statistics));
    }
    return text.toString().stripTrailing();
  }

  private List<String> classNames() {
    return palette().stream()
        .flatMap(palette -> palette.entries().stream())
        .map(Palette.Entry::name)
        .toList();
  }

  private static void row(StringBuilder text, String name, Object value) {
    if (value != null && !value.toString().isEmpty()) {
      text.append("  %-15s %s\n".formatted(name, Terminal.oneLine(value.toString())));
    }
  }

  private static void nested(StringBuilder text, String name, Object value) {
    text.append(
        "    %-45s %s\n"
            .formatted(Terminal.oneLine(name), Terminal.oneLine(String.valueOf(value))));
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
