package org.stegoscope.workspace.projection;

import java.util.List;
import java.util.Optional;
import org.stegoscope.core.Selection;
import org.stegoscope.figure.scatter.ScatterView;

/// A way of looking at the plots that the user wants to come back to.
///
/// @param views of each plot; empty where all of it is shown
/// @param selected the tokens that were selected
public record Bookmark(
    String name, List<Optional<ScatterView>> views, ColorBy color, Selection selected) {

  public Bookmark {
    views = List.copyOf(views);
  }
}
