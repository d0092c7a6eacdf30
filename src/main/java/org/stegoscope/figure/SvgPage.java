package org.stegoscope.figure;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jfree.svg.SVGGraphics2D;
import org.stegoscope.core.Rgb;
import org.stegoscope.job.JobContext;

/// A page as SVG 1.1: text is text, and every picture is embedded once as PNG.
final class SvgPage {

  /// The word of SVG 1.1, and that of CSS for viewers that know it.
  private static final String PIXELATED =
      " image-rendering=\"optimizeSpeed\" style=\"image-rendering:pixelated\"";

  private final Page page;
  private final OutputStream out;
  private final String idStart;
  private final JobContext context;

  /// The ids of the embedded pictures.
  private final Map<Bitmap, String> ids = new HashMap<>();

  private int charts;

  SvgPage(Page page, OutputStream out, JobContext context) {
    this(page, out, "", context);
  }

  /// @param idStart begins all ids, which must differ from others where it becomes a part of a
  ///   document
  SvgPage(Page page, OutputStream out, String idStart, JobContext context) {
    this.page = page;
    this.out = out;
    this.idStart = idStart;
    this.context = context;
  }

  /// As a file of its own.
  void write() throws IOException {
    put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    put("<!-- Stegoscope -->\n");
    writeElement();
  }

  /// As a part of a document.
  void writeElement() throws IOException {
    String width = number(page.widthPt());
    String height = number(page.heightPt());
    put("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    put(" version=\"1.1\" width=\"%spt\" height=\"%spt\"".formatted(width, height));
    put(" viewBox=\"0 0 %s %s\"".formatted(width, height));
    put(
        " font-family=\"%s\" text-rendering=\"geometricPrecision\">\n"
            .formatted(Lettering.FAMILIES));
    if (!page.title().isEmpty()) {
      put("<title>%s</title>\n".formatted(escaped(page.title())));
    }
    embedPictures();
    put("<rect width=\"%s\" height=\"%s\" fill=\"#ffffff\"/>\n".formatted(width, height));
    int done = 0;
    for (Mark mark : page.marks()) {
      context.checkCancelled();
      put(element(mark));
      context.progress("writing the figure", (double) ++done / page.marks().size());
    }
    put("</svg>\n");
  }

  private void embedPictures() throws IOException {
    put("<defs>\n");
    for (Mark mark : page.marks()) {
      if (mark instanceof Mark.Image image && !ids.containsKey(image.bitmap())) {
        Bitmap bitmap = image.bitmap();
        String id = idStart + "picture" + (ids.size() + 1);
        ids.put(bitmap, id);
        put(
            "<image id=\"%s\" width=\"%d\" height=\"%d\" preserveAspectRatio=\"none\""
                .formatted(id, bitmap.width(), bitmap.height()));
        put(" xlink:href=\"data:image/png;base64,");
        try (OutputStream base64 = Base64.getEncoder().wrap(new PartStream(out, context))) {
          BitmapPng.write(base64, bitmap, context);
        }
        put("\"/>\n");
      }
    }
    put("</defs>\n");
  }

  private String element(Mark mark) {
    return switch (mark) {
      case Mark.Image image -> element(image);
      case Mark.Fill(Box box, Rgb color, double opacity) ->
          "<rect %s fill=\"%s\" fill-opacity=\"%s\"/>\n"
              .formatted(place(box), color.hex(), number(opacity));
      case Mark.Frame(Box box, Rgb color, double lineWidth) ->
          "<rect %s fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"/>\n"
              .formatted(place(box), color.hex(), number(lineWidth));
      case Mark.Line line ->
          "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-width=\"%s\"/>\n"
              .formatted(
                  number(line.x1()),
                  number(line.y1()),
                  number(line.x2()),
                  number(line.y2()),
                  line.color().hex(),
                  number(line.lineWidth()));
      case Mark.Disc(double x, double y, double radius, Rgb color) ->
          "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"/>\n"
              .formatted(number(x), number(y), number(radius), color.hex());
      case Mark.Text text -> element(text);
      case Mark.Chart chart -> element(chart);
    };
  }

  private String element(Mark.Image image) {
    String rendering =
        switch (image.scaling()) {
          case NEAREST -> PIXELATED;
          case SMOOTH -> "";
        };
    Box box = image.box();
    Bitmap bitmap = image.bitmap();
    return "<use xlink:href=\"#%s\" transform=\"translate(%s %s) scale(%s %s)\" opacity=\"%s\"%s/>\n"
        .formatted(
            ids.get(bitmap),
            number(box.x()),
            number(box.y()),
            factor(box.width() / bitmap.width()),
            factor(box.height() / bitmap.height()),
            number(image.opacity()),
            rendering);
  }

  private static String element(Mark.Text text) {
    String anchor =
        switch (text.anchor()) {
          case START -> "";
          case END -> " text-anchor=\"end\"";
        };
    return "<text x=\"%s\" y=\"%s\" font-size=\"%s\" fill=\"%s\"%s>%s</text>\n"
        .formatted(
            number(text.x()),
            number(text.baseline()),
            number(text.sizePt()),
            text.color().hex(),
            anchor,
            escaped(text.text()));
  }

  private String element(Mark.Chart chart) {
    Box box = chart.box();
    SVGGraphics2D graphics = new SVGGraphics2D(box.width(), box.height());
    graphics.setDefsKeyPrefix(idStart + "chart" + ++charts + "-");
    graphics.setFontFunction(name -> name.startsWith("Liberation") ? Lettering.FAMILIES : name);
    graphics.setFont(Lettering.font(Drawing.TEXT_PT));
    chart.drawing().draw(graphics, box.width(), box.height());
    return "<g transform=\"translate(%s %s)\">%s</g>\n"
        .formatted(number(box.x()), number(box.y()), allowed(graphics.getSVGElement()));
  }

  /// Without the characters that XML forbids, which names of a chart may hold.
  private static String allowed(String element) {
    return element
        .codePoints()
        .map(c -> c == '\n' ? c : Lettering.clean(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String place(Box box) {
    return "x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\""
        .formatted(number(box.x()), number(box.y()), number(box.width()), number(box.height()));
  }

  /// Thousandths of a point are finer than any printer.
  private static String number(double value) {
    String digits = String.format(Locale.ROOT, "%.3f", value);
    return digits.replaceFirst("\\.?0+$", "");
  }

  /// A factor is multiplied by thousands of pixels.
  private static String factor(double value) {
    return String.format(Locale.ROOT, "%.9f", value);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private void put(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
