package org.stegoscope.dataset;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stegoscope.core.StegoscopeException;

/// How large the picture is that a model sees. The text of a resolution is what a user types and
/// what is written to files: `native`, `shorter:320`, `upstream:320`, `448x448` (width x height).
public sealed interface Resolution {

  /// The longest side that may be asked for, in pixels; far beyond what attention can hold.
  int MAX_SIDE_PX = 16_384;

  /// The pixels of the file.
  record Native() implements Resolution {

    @Override
    public String toString() {
      return "native";
    }
  }

  /// As STEGO prepares photos: the shorter side resized, then the middle square cut out.
  record Upstream(int shorterSidePx) implements Resolution {

    public Upstream {
      requireSide(shorterSidePx);
    }

    @Override
    public String toString() {
      return "upstream:" + shorterSidePx;
    }
  }

  /// The shorter side resized and the other in proportion: the whole photo, unlike [Upstream].
  record Shorter(int sidePx) implements Resolution {

    public Shorter {
      requireSide(sidePx);
    }

    @Override
    public String toString() {
      return "shorter:" + sidePx;
    }
  }

  /// Both sides resized, whatever becomes of the proportions.
  record Fixed(int width, int height) implements Resolution {

    public Fixed {
      requireSide(width);
      requireSide(height);
    }

    @Override
    public String toString() {
      return width + "x" + height;
    }
  }

  /// The resolution a text names.
  ///
  /// @throws StegoscopeException where the text is none of the four forms, or a side is out of
  ///   range
  static Resolution parse(String text) {
    String stripped = text.strip();
    if (stripped.equals("native")) {
      return new Native();
    }
    Matcher matcher =
        Pattern.compile(
                "(?<kind>upstream|shorter):(?<side>\\d{1,6})|(?<width>\\d{1,6})x(?<height>\\d{1,6})")
            .matcher(stripped);
    if (!matcher.matches()) {
      throw new StegoscopeException(
          "Expected a resolution such as native, shorter:320, upstream:320 or 448x448, found “%s”"
              .formatted(text));
    }
    String kind = matcher.group("kind");
    if (kind == null) {
      return new Fixed(
          Integer.parseInt(matcher.group("width")), Integer.parseInt(matcher.group("height")));
    }
    int side = Integer.parseInt(matcher.group("side"));
    return kind.equals("upstream") ? new Upstream(side) : new Shorter(side);
  }

  private static void requireSide(int sidePx) {
    if (sidePx < 1 || sidePx > MAX_SIDE_PX) {
      throw new StegoscopeException(
          "Expected a resolution of 1 to %d pixels a side, found %d"
              .formatted(MAX_SIDE_PX, sidePx));
    }
  }
}
