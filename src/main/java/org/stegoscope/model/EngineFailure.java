package org.stegoscope.model;

import ai.djl.engine.EngineException;
import java.util.List;
import java.util.Locale;
import org.stegoscope.core.StegoscopeException;

/// Turns what the tensor engine throws into the project's exceptions.
final class EngineFailure {

  private EngineFailure() {}

  static RuntimeException explain(EngineException e) {
    List<String> lines = String.valueOf(e.getMessage()).lines().map(String::strip).toList();
    for (String line : lines) {
      if (speaksOfMemory(line.toLowerCase(Locale.ROOT))) {
        return new OutOfDeviceMemoryException(
            "The device ran out of memory: choose a smaller resolution or another device (libtorch says: %s)."
                .formatted(line),
            e);
      }
    }
    String first = lines.isEmpty() ? "no message" : lines.getFirst();
    return new StegoscopeException("The tensor engine failed: " + first, e);
  }

  private static boolean speaksOfMemory(String lowerCaseLine) {
    return lowerCaseLine.contains("out of memory")
        || lowerCaseLine.contains("can't allocate memory")
        || lowerCaseLine.contains("not enough memory");
  }
}
