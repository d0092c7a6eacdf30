package org.stegoscope.study.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.stegoscope.core.AtomicFile;
import org.stegoscope.figure.FigureSvg;
import org.stegoscope.job.JobContext;

/// Writes a report as one page of HTML that needs no other file and no script, and is XML as well.
final class HtmlReport {

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --text: #1f2328; --soft: #59636e; --line: #d1d9e0;
        --ground: #ffffff; --raised: #f6f8fa; }
      @media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --soft: #9198a1;
        --line: #3d444d; --ground: #0d1117; --raised: #151b23; } }
      body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; background: var(--ground);
        color: var(--text); font: 15px/1.5 "Liberation Sans", Arimo, Arial, Helvetica, sans-serif; }
      h1 { font-size: 1.8rem; line-height: 1.25; overflow-wrap: anywhere; }
      h2 { font-size: 1.25rem; margin-top: 2.2rem; border-bottom: 1px solid var(--line); }
      .wide { overflow-x: auto; }
      table { border-collapse: collapse; margin: 0.8rem 0; font-size: 0.87rem; }
      caption { text-align: left; color: var(--soft); padding-bottom: 0.3rem; }
      th, td { border-bottom: 1px solid var(--line); padding: 0.25rem 0.6rem; text-align: left;
        vertical-align: top; overflow-wrap: anywhere; }
      .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
      pre { background: var(--raised); border: 1px solid var(--line); border-radius: 6px;
        padding: 0.7rem; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.85rem; }
      figure { margin: 1rem 0; }
      figure svg { max-width: 100%; height: auto; background: #ffffff; border-radius: 6px; }
      figcaption { color: var(--soft); font-size: 0.87rem; }
      @media print { :root { --text: #000000; --soft: #444444; --line: #bbbbbb; --ground: #ffffff;
        --raised: #f2f2f2; } body { max-width: none; margin: 0; font-size: 10pt; }
        .wide { overflow: visible; } figure, tr, pre { break-inside: avoid; }
        h2 { break-after: avoid; } thead { display: table-header-group; } }
      """;

  private final Document document;
  private final OutputStream out;
  private final JobContext context;
  private int figures;

  private HtmlReport(Document document, OutputStream out, JobContext context) {
    this.document = document;
    this.out = out;
    this.context = context;
  }

  /// Replaces what was there.
  static void write(Path file, Document document, JobContext context) {
    AtomicFile.write(file, out -> new HtmlReport(document, out, context).write());
  }

  private void write() throws IOException {
    put("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n");
    put("<meta charset=\"UTF-8\"/>\n");
    put("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    put("<title>%s</title>\n".formatted(escaped(document.title())));
    put("<style>\n%s</style>\n</head>\n<body>\n".formatted(STYLE));
    put("<h1>%s</h1>\n".formatted(escaped(document.title())));
    put("<p>%s</p>\n".formatted(escaped(document.summary())));
    for (Document.Section section : document.sections()) {
      put("<section>\n<h2>%s</h2>\n".formatted(escaped(section.title())));
      for (Document.Block block : section.blocks()) {
        context.checkCancelled();
        put(block);
      }
      put("</section>\n");
    }
    put("</body>\n</html>\n");
  }

  private void put(Document.Block block) throws IOException {
    switch (block) {
      case Document.Prose(String text) -> put("<p>%s</p>\n".formatted(escaped(text)));
      case Document.Table table -> put(table);
      case Document.Picture(String caption, var figure) -> {
        put("<figure>\n");
        put(FigureSvg.element(figure, "figure" + ++figures + "-", context));
        put("<figcaption>%s</figcaption>\n</figure>\n".formatted(escaped(caption)));
      }
      case Document.Code(List<String> lines) ->
          put("<pre><code>%s</code></pre>\n".formatted(escaped(String.join("\n", lines))));
    }
  }

  private void put(Document.Table table) throws IOException {
    put("<div class=\"wide\">\n<table>\n");
    if (!table.caption().isEmpty()) {
      put("<caption>%s</caption>\n".formatted(escaped(table.caption())));
    }
    put("<thead>\n<tr>");
    for (Document.Column column : table.columns()) {
      put(cell("th", column, column.name()));
    }
    put("</tr>\n</thead>\n<tbody>\n");
    for (List<String> row : table.rows()) {
      context.checkCancelled();
      put("<tr>");
      for (int i = 0; i < row.size(); i++) {
        put(cell("td", table.columns().get(i), row.get(i)));
      }
      put("</tr>\n");
    }
    put("</tbody>\n</table>\n</div>\n");
  }

  private static String cell(String element, Document.Column column, String text) {
    String look = column.kind() == Document.Column.Kind.NUMBER ? " class=\"number\"" : "";
    return "<%s%s>%s</%s>".formatted(element, look, escaped(text), element);
  }

  /// As text of XML, without the characters that it forbids.
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\n' -> safe.append('\n');
            default -> safe.appendCodePoint(allowed(c));
          }
        });
    return safe.toString();
  }

  private static int allowed(int c) {
    boolean none = Character.getType(c) == Character.SURROGATE || c == 0xFFFE || c == 0xFFFF;
    return Character.isISOControl(c) ? ' ' : none ? 0xFFFD : c;
  }

  private void put(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
