package org.stegoscope.study.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.stegoscope.core.AtomicFile;
import org.stegoscope.core.StegoscopeException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The numbers of a run that has ended for now, as JSON.
final class ResultFile {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ResultFile() {}

  static void write(Path file, Ended ended) {
    byte[] text = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(fields(ended));
    AtomicFile.write(file, out -> out.write(text));
  }

  /// Empty where there is none.
  ///
  /// @throws StegoscopeException where it cannot be read or understood
  static Optional<Ended> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      JsonNode root = JSON.readTree(Files.readString(file));
      return Optional.of(
          new Ended(
              Ended.How.valueOf(root.path("status").asString("").toUpperCase(Locale.ROOT)),
              root.path("step").asInt(0),
              root.path("bestStep").asInt(0),
              numbers(root.path("best")),
              numbers(root.path("last"))));
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw new StegoscopeException(
          "%s cannot be read as the result of a run: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static SequencedMap<String, Double> numbers(JsonNode node) {
    SequencedMap<String, Double> numbers = new LinkedHashMap<>();
    node.properties()
        .forEach(one -> {
          if (one.getValue().isNumber()) {
            numbers.put(one.getKey(), one.getValue().doubleValue());
          }
        });
    return numbers;
  }

  private static Map<String, Object> fields(Ended ended) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("status", ended.how().name().toLowerCase(Locale.ROOT));
    fields.put("step", ended.step());
    fields.put("bestStep", ended.bestStep());
    fields.put("best", ended.best());
    fields.put("last", ended.last());
    return fields;
  }
}
