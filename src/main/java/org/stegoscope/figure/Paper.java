package org.stegoscope.figure;

import java.nio.file.Path;
import java.util.List;
import org.stegoscope.core.AtomicFile;
import org.stegoscope.job.JobContext;

/// A text with tables and figures that is printed on pages of A4, as PDF: all of its text is text,
/// in the type of figures. The same paper gives the same bytes.
///
/// @param title of the document, on its first page and at the foot of each
public record Paper(String title, List<Piece> pieces) {

  public Paper {
    pieces = List.copyOf(pieces);
  }

  /// What stands below each other.
  public sealed interface Piece {}

  /// What a text is for.
  public enum Role {
    HEADING(Type.PAPER_HEADING),
    PROSE(Type.PAPER_PROSE),
    NOTE(Type.PAPER_NOTE);

    private final Type type;

    Role(Type type) {
      this.type = type;
    }

    Type type() {
      return type;
    }
  }

  /// Wrapped to the width of the page.
  public record Text(Role role, String text) implements Piece {}

  /// Lines on grey, each wrapped where it is too long.
  public record Code(List<String> lines) implements Piece {

    public Code {
      lines = List.copyOf(lines);
    }
  }

  /// Rows under a head, which is repeated on every page.
  public record Table(List<Column> columns, List<List<String>> rows) implements Piece {

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
  }

  public record Column(String name, Side side) {}

  /// Where the cells of a column begin or end.
  public enum Side {
    LEFT,
    RIGHT
  }

  /// As large as it is, or smaller where the page is.
  public record Picture(Figure figure) implements Piece {}

  /// Replaces what was there.
  ///
  /// @throws org.stegoscope.core.StegoscopeException where the disk refuses
  public void write(Path file, JobContext context) {
    List<Sheet> sheets = new PaperLayout(this, context).sheets();
    AtomicFile.write(file, out -> PdfPage.write(title, sheets, out, context));
  }
}
