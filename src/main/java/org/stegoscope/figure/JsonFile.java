package org.stegoscope.figure;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.stegoscope.core.AtomicFile;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes what belongs to a picture or an array as indented JSON in UTF-8. A failure is the
/// sentence of [AtomicFile].
public final class JsonFile {

  private static final JsonMapper INDENTED =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private JsonFile() {}

  /// Replaces what was there.
  public static void write(Path file, Map<String, Object> fields) {
    String text = INDENTED.writeValueAsString(fields) + "\n";
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
