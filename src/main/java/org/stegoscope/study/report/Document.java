package org.stegoscope.study.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.stegoscope.figure.Figure;

/// What a report says, without a word about how it looks.
///
/// @param summary a few sentences below the title
public record Document(String title, String summary, List<Section> sections) {

  public Document {
    sections = List.copyOf(sections);
  }

  public record Section(String title, List<Block> blocks) {

    public Section {
      blocks = List.copyOf(blocks);
    }
  }

  /// A part of a section.
  public sealed interface Block {}

  public record Prose(String text) implements Block {}

  /// @param caption empty for none
  public record Table(String caption, List<Column> columns, List<List<String>> rows)
      implements Block {

    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      for (List<String> row : rows) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException(
              "a row has %d cells, not %d".formatted(columns.size(), row.size()));
        }
      }
    }

    /// Names and values.
    static Table of(String caption, Map<String, String> facts) {
      List<List<String>> rows = new ArrayList<>();
      facts.forEach((name, value) -> rows.add(List.of(name, value)));
      return new Table(caption, List.of(Column.text("what"), Column.text("value")), rows);
    }
  }

  public record Column(String name, Kind kind) {

    /// What is in a column.
    public enum Kind {
      TEXT,
      NUMBER
    }

    static Column text(String name) {
      return new Column(name, Kind.TEXT);
    }

    static Column number(String name) {
      return new Column(name, Kind.NUMBER);
    }
  }

  /// @param caption empty for none
  public record Picture(String caption, Figure figure) implements Block {}

  /// Commands, one a line.
  public record Code(List<String> lines) implements Block {

    public Code {
      lines = List.copyOf(lines);
    }
  }
}
