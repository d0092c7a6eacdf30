package org.stegoscope.workspace.projection;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.stegoscope.core.AtomicFile;

/// A table with a row a token, written as comma-separated values (RFC 4180), UTF-8.
public final class PointTable {

  private record Column(String name, IntFunction<String> text) {}

  private final int rows;
  private final List<Column> columns = new ArrayList<>();

  public PointTable(int rows) {
    this.rows = rows;
  }

  /// Adds a column; `text` is asked for each row when the table is written.
  public void column(String name, IntFunction<String> text) {
    columns.add(new Column(name, text));
  }

  /// @throws org.stegoscope.core.StegoscopeException where it cannot be written; what was there is
  ///   as it was then
  public void write(Path file) {
    AtomicFile.write(
        file,
        out -> {
          BufferedWriter writer =
              new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          line(writer, columns.stream().map(Column::name).toList());
          for (int row = 0; row < rows; row++) {
            int now = row;
            line(writer, columns.stream().map(column -> column.text().apply(now)).toList());
          }
          writer.flush();
        });
  }

  private static void line(BufferedWriter writer, List<String> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        writer.write(',');
      }
      writer.write(quoted(cells.get(i)));
    }
    writer.write("\r\n");
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
  }
}
