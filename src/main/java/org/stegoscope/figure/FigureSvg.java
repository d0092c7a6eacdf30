package org.stegoscope.figure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.stegoscope.job.JobContext;

/// Figures as a part of another document of XML.
public final class FigureSvg {

  private FigureSvg() {}

  /// The element `svg`.
  ///
  /// @param ids begins the ids of the figure, so that they are not those of another
  public static String element(Figure figure, String ids, JobContext context) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new SvgPage(FigureLayout.page(figure), bytes, ids, context).writeElement();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
