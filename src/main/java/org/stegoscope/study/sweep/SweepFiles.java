package org.stegoscope.study.sweep;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.stegoscope.core.AtomicFile;
import org.stegoscope.figure.JsonFile;

/// Writes the table of a sweep: as CSV, JSON and Markdown.
public final class SweepFiles {

  private SweepFiles() {}

  /// Into a folder that is there; says what was written.
  public static List<Path> write(Path folder, SweepTable table) {
    Path csv = folder.resolve("table.csv");
    Path json = folder.resolve("table.json");
    Path markdown = folder.resolve("table.md");
    SweepText text = new SweepText(table);
    write(csv, text.csv());
    JsonFile.write(json, table.fields());
    write(markdown, text.markdown());
    return List.of(csv, json, markdown);
  }

  private static void write(Path file, String text) {
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
