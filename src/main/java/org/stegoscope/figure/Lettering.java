package org.stegoscope.figure;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Bidi;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.font.PDFont;

/// The type of figures: Liberation Sans, which PDFBox brings along and whose letters are as wide as
/// those of Arial and Helvetica, so that a figure is the same on every machine. What it lacks is
/// set in the sans-serif fonts of the machine.
public final class Lettering {

  /// The name of the font, and what an SVG viewer without it may take instead.
  static final String FAMILIES = "Liberation Sans, Arimo, Arial, Helvetica, sans-serif";

  private static final String RESOURCE =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final String ELLIPSIS = "…";

  /// Widths are measured at this size and scaled, so that they do not depend on the size.
  private static final int MEASURED_PT = 1000;

  private static final FontRenderContext MEASURING = new FontRenderContext(null, true, true);
  private static final Font OWN = load().deriveFont((float) MEASURED_PT);
  private static final Font MACHINE = new Font(Font.SANS_SERIF, Font.PLAIN, MEASURED_PT);

  private Lettering() {}

  /// A piece of a text in one font.
  record Run(String text, Face face) {

    double width(double sizePt) {
      return face.measured.getStringBounds(text, MEASURING).getWidth() * sizePt / MEASURED_PT;
    }
  }

  /// The fonts of a figure.
  enum Face {
    OWN(Lettering.OWN),
    MACHINE(Lettering.MACHINE);

    private final Font measured;

    Face(Font measured) {
      this.measured = measured;
    }

    Font font(double sizePt) {
      return measured.deriveFont((float) sizePt);
    }
  }

  /// The font of figures, for drawings.
  public static Font font(double sizePt) {
    return Face.OWN.font(sizePt);
  }

  /// The file of the font, to be closed by the caller.
  static InputStream file() {
    return PDFont.class.getResourceAsStream(RESOURCE);
  }

  private static Font load() {
    try (InputStream file = file()) {
      return Font.createFont(Font.TRUETYPE_FONT, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException(RESOURCE + " is no font", e);
    }
  }

  /// The text as it can be set: no line breaks, tabs or characters that XML forbids.
  static String clean(String text) {
    return text.codePoints()
        .map(Lettering::clean)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static int clean(int character) {
    boolean none =
        Character.getType(character) == Character.SURROGATE
            || character == 0xFFFE
            || character == 0xFFFF;
    return Character.isISOControl(character) ? ' ' : none ? 0xFFFD : character;
  }

  /// The pieces of a text from left to right. A text that also runs from right to left is one
  /// piece, for its order is the business of the machine's layout.
  static List<Run> runs(String text) {
    if (Bidi.requiresBidi(text.toCharArray(), 0, text.length())) {
      return List.of(new Run(text, Face.MACHINE));
    }
    List<Run> runs = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      Face face = faceAt(text, start);
      int end = start;
      while (end < text.length() && faceAt(text, end) == face) {
        end += Character.charCount(text.codePointAt(end));
      }
      runs.add(new Run(text.substring(start, end), face));
      start = end;
    }
    return runs;
  }

  private static Face faceAt(String text, int index) {
    return OWN.canDisplay(text.codePointAt(index)) ? Face.OWN : Face.MACHINE;
  }

  /// In points.
  static double width(String text, double sizePt) {
    return runs(text).stream().mapToDouble(run -> run.width(sizePt)).sum();
  }

  /// The text, or as much of its start as fits with an ellipsis behind it; empty where not even
  /// that fits.
  static String cut(String uncut, double sizePt, double widthPt) {
    String text = clean(uncut);
    if (width(text, sizePt) <= widthPt) {
      return text;
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    String best = "";
    for (int end = 0; end != BreakIterator.DONE; end = characters.next()) {
      String shorter = text.substring(0, end).stripTrailing() + ELLIPSIS;
      if (width(shorter, sizePt) > widthPt) {
        break;
      }
      best = shorter;
    }
    return best;
  }

  /// The text in lines that fit; a word that is longer than a line is broken.
  static List<String> wrapped(String text, double sizePt, double widthPt) {
    List<String> lines = new ArrayList<>();
    String rest = clean(text).strip();
    while (!rest.isEmpty()) {
      int end = lineEnd(rest, sizePt, widthPt);
      lines.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    return lines;
  }

  /// The last place for a break that fits: behind a word if there is one, else behind a character.
  private static int lineEnd(String text, double sizePt, double widthPt) {
    if (width(text, sizePt) <= widthPt) {
      return text.length();
    }
    int words = lastFit(BreakIterator.getLineInstance(Locale.ROOT), text, sizePt, widthPt);
    if (words > 0) {
      return words;
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    int fitting = lastFit(characters, text, sizePt, widthPt);
    characters.setText(text);
    return fitting > 0 ? fitting : characters.next();
  }

  private static int lastFit(BreakIterator places, String text, double sizePt, double widthPt) {
    places.setText(text);
    int last = 0;
    for (int end = places.next(); end != BreakIterator.DONE; end = places.next()) {
      if (width(text.substring(0, end).stripTrailing(), sizePt) > widthPt) {
        break;
      }
      last = end;
    }
    return last;
  }
}
