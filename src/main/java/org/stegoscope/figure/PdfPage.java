package org.stegoscope.figure;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// Pages as PDF: text is text in an embedded subset of the font, except for letters that the font
/// lacks, which are outlines; every picture is embedded once without loss.
final class PdfPage {

  /// Instead of the time, from which PDFBox would make the document's identity.
  private static final long SAME_IDENTITY = 1;

  private PdfPage() {}

  static void write(Page page, OutputStream out, JobContext context) throws IOException {
    write(page.title(), List.of(Sheet.of(page)), out, context);
  }

  /// A document of several sheets.
  static void write(String title, List<Sheet> sheets, OutputStream out, JobContext context)
      throws IOException {
    try (PDDocument document = new PDDocument();
        InputStream fontFile = Lettering.file();
        PdfBoxGraphics2DFontTextDrawer text = new PdfBoxGraphics2DFontTextDrawer()) {
      document.setDocumentId(SAME_IDENTITY);
      document.getDocumentInformation().setTitle(title);
      document.getDocumentInformation().setCreator("Stegoscope");
      document.getDocumentInformation().setProducer("Stegoscope");
      text.registerFont(
          Lettering.font(1).getFontName(), PDType0Font.load(document, fontFile, true));
      for (Sheet sheet : sheets) {
        context.checkCancelled();
        draw(sheet, document, text, context);
      }
      document.save(new PartStream(out, context));
      context.progress("writing the figure", 1);
    }
  }

  private static void draw(
      Sheet sheet, PDDocument document, PdfBoxGraphics2DFontTextDrawer text, JobContext context)
      throws IOException {
    PDPage side = new PDPage(new PDRectangle((float) sheet.widthPt(), (float) sheet.heightPt()));
    document.addPage(side);
    PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, side.getMediaBox());
    try {
      graphics.setFontTextDrawer(text);
      for (Sheet.Placed placed : sheet.placed()) {
        draw(placed, graphics, context);
      }
    } finally {
      graphics.dispose();
    }
    try (PDPageContentStream content = new PDPageContentStream(document, side)) {
      content.drawForm(graphics.getXFormObject());
    }
  }

  private static void draw(Sheet.Placed placed, Graphics2D graphics, JobContext context) {
    Graphics2D own = (Graphics2D) graphics.create();
    try {
      own.translate(placed.x(), placed.y());
      own.scale(placed.scale(), placed.scale());
      new PagePainter(own, context).paint(placed.page());
    } finally {
      own.dispose();
    }
  }

  /// @throws StegoscopeException where the page is higher than a PDF page may be
  static void requireSize(Page page) {
    if (page.heightPt() > Figure.LARGEST_PT) {
      throw new StegoscopeException(
          ("The figure is too high for PDF: expected at most %.0f points, found %.0f; give it more"
                  + " columns or fewer panels")
              .formatted(Figure.LARGEST_PT, page.heightPt()));
    }
  }
}
