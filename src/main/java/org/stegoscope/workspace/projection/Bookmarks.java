package org.stegoscope.workspace.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.stegoscope.core.Combine;

/// The views of the plots that the user wants to come back to.
public final class Bookmarks {

  public static final int MOST = 50;

  private static final int LONGEST_NAME = 80;

  private final List<Plot> plots;
  private final TokenLook look;
  private final TokenSelection selection;
  private final ReadOnlyObjectWrapper<List<Bookmark>> all = new ReadOnlyObjectWrapper<>(List.of());

  Bookmarks(List<Plot> plots, TokenLook look, TokenSelection selection) {
    this.plots = plots;
    this.look = look;
    this.selection = selection;
  }

  /// In the order in which they were made.
  public ReadOnlyObjectProperty<List<Bookmark>> allProperty() {
    return all.getReadOnlyProperty();
  }

  /// Keeps what is seen now. A blank name becomes a number; the oldest goes where there are
  /// [#MOST].
  public void add(String name) {
    String stripped = name.strip();
    String called = stripped.isEmpty() ? "View " + (all.get().size() + 1) : stripped;
    List<Bookmark> more = new ArrayList<>(all.get());
    more.add(
        new Bookmark(
            called.substring(0, Math.min(called.length(), LONGEST_NAME)),
            plots.stream().map(plot -> Optional.ofNullable(plot.viewProperty().get())).toList(),
            look.colorProperty().get(),
            selection.selectedProperty().get()));
    restore(more.subList(Math.max(0, more.size() - MOST), more.size()));
  }

  public void remove(Bookmark bookmark) {
    List<Bookmark> fewer = new ArrayList<>(all.get());
    fewer.remove(bookmark);
    restore(fewer);
  }

  /// Looks as it was looked then. A selection of other tokens is left out.
  public void show(Bookmark bookmark) {
    look.colorProperty().set(bookmark.color());
    for (int i = 0; i < Math.min(plots.size(), bookmark.views().size()); i++) {
      plots.get(i).viewProperty().set(bookmark.views().get(i).orElse(null));
    }
    if (bookmark.selected().total() == selection.total()) {
      selection.select(bookmark.selected().bits(), Combine.REPLACE);
    }
  }

  void restore(List<Bookmark> bookmarks) {
    all.set(List.copyOf(bookmarks));
  }
}
