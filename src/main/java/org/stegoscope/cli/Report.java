package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a command has done: one line of JSON, or the written files one a line.
final class Report {

  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final List<Object> written = new ArrayList<>();

  Report(String command) {
    fields.put("command", command);
    fields.put("written", written);
  }

  Report with(String name, Object value) {
    fields.put(name, value);
    return this;
  }

  void wrote(Path file) {
    written.add(file.toString());
  }

  void print(Terminal terminal, CommonOptions common) {
    if (common.json()) {
      terminal.print(fields);
    } else {
      written.forEach(file -> terminal.print((String) file));
    }
  }
}
