package org.stegoscope.study.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.stegoscope.core.AtomicFile;
import tools.jackson.databind.json.JsonMapper;

/// The numbers of a run that has ended for now, as JSON.
final class ResultFile {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ResultFile() {}

  static void write(Path file, Ended ended) {
    byte[] text = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(fields(ended));
    AtomicFile.write(file, out -> out.write(text));
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
