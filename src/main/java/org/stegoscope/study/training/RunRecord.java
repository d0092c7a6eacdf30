package org.stegoscope.study.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stegoscope.core.AtomicFile;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.study.runs.Origin;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.TrainingSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a run was made from: enough to make it again.
///
/// @param settings it began with
/// @param changes made while it was paused
/// @param origin of program, libtorch, data and weights, by name
/// @param classes names of what the probes tell apart
public record RunRecord(
    TrainingSettings settings,
    List<Change> changes,
    Map<String, String> origin,
    List<String> classes) {

  /// Parameters that may change while a run is paused: the rest would make another run of it.
  public static final Set<Parameter> CHANGEABLE =
      Set.of(
          Parameter.LR,
          Parameter.LINEAR_LR,
          Parameter.CLUSTER_LR,
          Parameter.MAX_STEPS,
          Parameter.VAL_FREQ,
          Parameter.SCALAR_LOG_FREQ,
          Parameter.HIST_FREQ);

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long MOST_BYTES = 1 << 24;

  /// A parameter that has another value from a step on.
  ///
  /// @param step the last with the old value
  public record Change(int step, Parameter parameter, String value) {}

  public RunRecord {
    changes = List.copyOf(changes);
    origin = Map.copyOf(origin);
    classes = List.copyOf(classes);
  }

  /// The settings with all changes.
  public TrainingSettings current() {
    TrainingSettings now = settings;
    for (Change change : changes) {
      now = now.with(change.parameter(), change.value());
    }
    return now;
  }

  /// What the run was made from, as the record of runs has it.
  Origin recorded() {
    return new Origin(
        origin.getOrDefault("application", ""),
        List.of(settings.seed()),
        origin.getOrDefault("data", ""),
        origin.getOrDefault("weights", ""));
  }

  /// With other values from a step on; those that are not other make no change.
  ///
  /// @throws StegoscopeException where one must not change, or is no value
  public RunRecord changed(int step, Map<String, String> texts) {
    TrainingSettings now = current();
    List<Change> all = new ArrayList<>(changes);
    now.withAll(texts);
    texts.forEach((key, text) -> {
      Parameter parameter = Parameter.of(key);
      if (now.text(parameter).equals(text)) {
        return;
      }
      if (!CHANGEABLE.contains(parameter)) {
        throw new StegoscopeException(
            "%s cannot change within a run: begin another. What can is %s."
                .formatted(
                    key,
                    String.join(", ", CHANGEABLE.stream().map(Parameter::key).sorted().toList())));
      }
      all.add(new Change(step, parameter, text));
    });
    return new RunRecord(settings, all, origin, classes);
  }

  /// @throws StegoscopeException where the disk refuses
  void write(Path file) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("settings", settings.byKey());
    fields.put(
        "changes",
        changes.stream()
            .map(change ->
                Map.of(
                    "step", change.step(),
                    "key", change.parameter().key(),
                    "value", change.value()))
            .toList());
    fields.put("origin", new java.util.TreeMap<>(origin));
    fields.put("classes", classes);
    byte[] text = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(fields);
    AtomicFile.write(file, out -> out.write(text));
  }

  /// @throws StegoscopeException where there is no run, or what is there cannot be understood
  public static RunRecord read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new StegoscopeException(
            "%s holds no run: there is no %s in it."
                .formatted(file.getParent(), file.getFileName()));
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new StegoscopeException("%s is too large for the record of a run.".formatted(file));
      }
      return parse(JSON.readTree(Files.readString(file, StandardCharsets.UTF_8)));
    } catch (IOException | JacksonException e) {
      throw new StegoscopeException(
          "%s cannot be read as the record of a run: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static RunRecord parse(JsonNode root) {
    List<Change> changes = new ArrayList<>();
    for (JsonNode change : root.path("changes")) {
      changes.add(
          new Change(
              change.path("step").asInt(0),
              Parameter.of(change.path("key").asString("")),
              change.path("value").asString("")));
    }
    List<String> classes = new ArrayList<>();
    root.path("classes").forEach(name -> classes.add(name.asString("")));
    return new RunRecord(
        TrainingSettings.parse(texts(root.path("settings"))),
        changes,
        texts(root.path("origin")),
        classes);
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asString("")));
    return texts;
  }
}
