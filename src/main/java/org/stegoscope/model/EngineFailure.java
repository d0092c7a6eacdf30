package org.stegoscope.model;

import ai.djl.engine.EngineException;
import java.util.Locale;
import org.stegoscope.core.StegoscopeException;

/// Turns what the tensor engine throws into the project's exceptions.
final class EngineFailure {

  private EngineFailure() {}

  static RuntimeException explain(EngineException e) {
    String message = String.valueOf(e.getMessage());
    String lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("out of memory")
        || lower.contains("can't allocate memory")
        || lower.contains("not enough memory")) {
      return new OutOfDeviceMemoryException(e);
    }
    String firstLine = message.lines().findFirst().orElse("no message");
    return new StegoscopeException("The tensor engine failed: " + firstLine, e);
  }
}
