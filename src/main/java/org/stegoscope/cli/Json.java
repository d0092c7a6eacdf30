package org.stegoscope.cli;

import java.util.Map;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// The JSON of standard output.
final class Json {

  /// Plain ASCII, so that it survives terminals and locales of any encoding.
  private static final JsonMapper LINE =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private Json() {}

  static String line(Map<String, Object> fields) {
    return LINE.writeValueAsString(fields);
  }
}
