package org.stegoscope.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.stegoscope.core.AtomicFile;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The JSON of standard output and of files.
final class Json {

  /// Plain ASCII, so that it survives terminals and locales of any encoding.
  private static final JsonMapper LINE =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private static final JsonMapper INDENTED =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  static String line(Map<String, Object> fields) {
    return LINE.writeValueAsString(fields);
  }

  /// Writes an indented UTF-8 file, replacing what was there.
  static void write(Path file, Map<String, Object> fields) {
    String text = INDENTED.writeValueAsString(fields) + "\n";
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
