package org.stegoscope.study.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stegoscope.figure.Paper;
import org.stegoscope.job.JobContext;

/// Writes a report as PDF on A4.
final class PdfReport {

  private PdfReport() {}

  /// Replaces what was there.
  static void write(Path file, Document document, JobContext context) {
    List<Paper.Piece> pieces = new ArrayList<>();
    pieces.add(new Paper.Text(Paper.Role.PROSE, document.summary()));
    for (Document.Section section : document.sections()) {
      pieces.add(new Paper.Text(Paper.Role.HEADING, section.title()));
      section.blocks().forEach(block -> pieces.addAll(pieces(block)));
    }
    new Paper(document.title(), pieces).write(file, context);
  }

  private static List<Paper.Piece> pieces(Document.Block block) {
    return switch (block) {
      case Document.Prose(String text) -> List.of(new Paper.Text(Paper.Role.PROSE, text));
      case Document.Table table -> captioned(table.caption(), table(table));
      case Document.Picture(String caption, var figure) ->
          captioned(caption, new Paper.Picture(figure));
      case Document.Code(List<String> lines) -> List.of(new Paper.Code(lines));
    };
  }

  private static List<Paper.Piece> captioned(String caption, Paper.Piece piece) {
    return caption.isEmpty()
        ? List.of(piece)
        : List.of(new Paper.Text(Paper.Role.NOTE, caption), piece);
  }

  private static Paper.Table table(Document.Table table) {
    return new Paper.Table(
        table.columns().stream()
            .map(column ->
                new Paper.Column(
                    column.name(),
                    column.kind() == Document.Column.Kind.NUMBER
                        ? Paper.Side.RIGHT
                        : Paper.Side.LEFT))
            .toList(),
        table.rows());
  }
}
