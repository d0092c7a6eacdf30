package org.stegoscope.figure;

import java.nio.file.Path;
import java.util.Locale;
import org.stegoscope.core.AtomicFile;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// Writes a figure as PNG, SVG or PDF. The same figure gives the same bytes, on every machine with
/// the same zlib as far as the figure's own font has all its letters.
public final class FigureFile {

  private FigureFile() {}

  /// Writes to `file`, whose name's ending says how, replacing what was there. SVG and PDF hold
  /// every pixel of the pictures; `pngSize` is for PNG alone.
  ///
  /// @throws StegoscopeException where the ending is another, the figure is too large for the
  ///   format, or the disk refuses
  public static void write(Path file, Figure figure, PngSize pngSize, JobContext context) {
    String ending = ending(file);
    AtomicFile.Content content =
        switch (ending) {
          case ".png" -> PngPage.of(FigureLayout.page(figure), pngSize, context)::write;
          case ".svg" -> {
            Page page = FigureLayout.page(figure);
            yield out -> new SvgPage(page, out, context).write();
          }
          case ".pdf" -> {
            Page page = FigureLayout.page(figure);
            PdfPage.requireSize(page);
            yield out -> PdfPage.write(page, out, context);
          }
          default ->
              throw new StegoscopeException(
                  "%s cannot be written: expected a name that ends in .png, .svg or .pdf, found %s"
                      .formatted(file, ending.isEmpty() ? "none of them" : ending));
        };
    AtomicFile.write(file, content);
  }

  /// With its dot and in lower case; empty where there is none.
  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
  }
}
