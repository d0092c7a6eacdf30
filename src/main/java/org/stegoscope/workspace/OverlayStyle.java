package org.stegoscope.workspace;

import java.util.Set;

/// How classes are painted over a photo. `highlighted` is the id that stands out, or
/// [#NOTHING_HIGHLIGHTED].
public record OverlayStyle(Outlines outlines, Set<Integer> hidden, int highlighted) {

  /// Whether lines separate the classes.
  public enum Outlines {
    NONE,
    WHITE
  }

  public static final int NOTHING_HIGHLIGHTED = -1;

  public static final OverlayStyle PLAIN =
      new OverlayStyle(Outlines.NONE, Set.of(), NOTHING_HIGHLIGHTED);

  public OverlayStyle {
    hidden = Set.copyOf(hidden);
  }
}
