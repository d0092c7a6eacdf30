package org.stegoscope.study.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stegoscope.core.StegoscopeException;

/// How a cell ended, as it lies in its folder.
///
/// @param problem the sentence of a cell that failed; empty where it finished
/// @param metrics final numbers by name, all finite
public record CellResult(
    Optional<String> problem, SortedMap<String, Double> metrics, Instant started, Instant ended) {

  static final String FILE = "result.json";

  private static final int MOST_BYTES = 1 << 20;

  /// What is no finite number is left out.
  public CellResult {
    SortedMap<String, Double> finite = new TreeMap<>(metrics);
    finite.values().removeIf(value -> !Double.isFinite(value));
    metrics = Collections.unmodifiableSortedMap(finite);
  }

  static CellResult finished(Map<String, Double> metrics, Instant started, Instant ended) {
    return new CellResult(Optional.empty(), new TreeMap<>(metrics), started, ended);
  }

  static CellResult failed(String sentence, Instant started, Instant ended) {
    return new CellResult(Optional.of(sentence), new TreeMap<>(), started, ended);
  }

  public CellState state() {
    return problem.isPresent() ? CellState.FAILED : CellState.FINISHED;
  }

  /// The result in a folder; empty where there is none, or a damaged one, as the cell is then to be
  /// run again.
  static Optional<CellResult> in(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      StrictJson json = StrictJson.read(file, MOST_BYTES, "a result");
      SortedMap<String, Double> metrics = new TreeMap<>();
      json.object("metrics")
          .texts()
          .forEach((name, text) -> metrics.put(name, Double.valueOf(text)));
      Optional<String> problem =
          json.has("problem") ? Optional.of(json.text("problem")) : Optional.empty();
      CellResult result =
          new CellResult(
              problem,
              metrics,
              Instant.parse(json.text("started")),
              Instant.parse(json.text("ended")));
      return result.state().toString().equals(json.text("status"))
          ? Optional.of(result)
          : Optional.empty();
    } catch (StegoscopeException | DateTimeException | NumberFormatException e) {
      System.getLogger(CellResult.class.getName())
          .log(System.Logger.Level.WARNING, "not used: " + file, e);
      return Optional.empty();
    }
  }

  /// Takes a result away, as the cell is run again.
  static void forget(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve(FILE));
    } catch (IOException e) {
      throw new StegoscopeException(
          "%s cannot be deleted: %s.".formatted(folder.resolve(FILE), e), e);
    }
  }

  /// Replaces an earlier one.
  void write(Path folder) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("status", state().toString());
    problem.ifPresent(sentence -> fields.put("problem", sentence));
    fields.put("metrics", metrics);
    fields.put("started", started.toString());
    fields.put("ended", ended.toString());
    StrictJson.write(folder.resolve(FILE), fields);
  }
}
