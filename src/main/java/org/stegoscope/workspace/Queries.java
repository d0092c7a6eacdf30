package org.stegoscope.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;

/// The places the user asks about, the same in all viewers. One of them is active: it moves.
public final class Queries {

  /// More colours are not told apart.
  public static final int MOST = 12;

  /// The queries as they are at one time; `active` is an id, or [#NONE].
  record State(List<Query> queries, int active) {

    State {
      queries = List.copyOf(queries);
    }
  }

  public static final int NONE = -1;

  private final ReadOnlyObjectWrapper<List<Query>> all = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyIntegerWrapper active = new ReadOnlyIntegerWrapper(NONE);
  private final BooleanProperty following = new SimpleBooleanProperty();

  private final ObservableList<PhotoItem> photos;

  /// A query goes with its photo.
  Queries(ObservableList<PhotoItem> photos) {
    this.photos = photos;
    photos.subscribe(() -> {
      if (!photos.containsAll(all.get().stream().map(Query::photo).toList())) {
        keep(all.get().stream().filter(query -> photos.contains(query.photo())).toList());
      }
    });
  }

  /// All of them, in the order they were made.
  public ReadOnlyObjectProperty<List<Query>> allProperty() {
    return all.getReadOnlyProperty();
  }

  /// The id of the one that moves, or [#NONE].
  public ReadOnlyIntegerProperty activeIdProperty() {
    return active.getReadOnlyProperty();
  }

  public Optional<Query> active() {
    return byId(active.get());
  }

  /// Whether the active query follows the mouse.
  public BooleanProperty followingProperty() {
    return following;
  }

  /// Moves the active query to a point of a photo; makes one where there is none.
  public void place(PhotoItem photo, double x, double y) {
    Optional<Query> moved = active();
    if (moved.isEmpty()) {
      add(photo, x, y);
      return;
    }
    Query now = moved.get().at(photo, x, y);
    all.set(all.get().stream().map(query -> query.id() == now.id() ? now : query).toList());
  }

  /// One more, which becomes the active one; where there are [#MOST], the active one moves.
  public void add(PhotoItem photo, double x, double y) {
    if (all.get().size() >= MOST) {
      place(photo, x, y);
      return;
    }
    int id =
        IntStream.range(0, MOST).filter(free -> byId(free).isEmpty()).findFirst().orElseThrow();
    List<Query> more = new ArrayList<>(all.get());
    more.add(new Query(id, photo, x, y));
    active.set(id);
    all.set(List.copyOf(more));
  }

  public void activate(int id) {
    if (byId(id).isPresent()) {
      active.set(id);
    }
  }

  public void remove(int id) {
    keep(all.get().stream().filter(query -> query.id() != id).toList());
  }

  public void clear() {
    keep(List.of());
  }

  private Optional<Query> byId(int id) {
    return all.get().stream().filter(query -> query.id() == id).findFirst();
  }

  private void keep(List<Query> kept) {
    boolean activeStays = kept.stream().anyMatch(query -> query.id() == active.get());
    if (!activeStays) {
      active.set(kept.isEmpty() ? NONE : kept.getLast().id());
    }
    all.set(kept);
  }

  State state() {
    return new State(all.get(), active.get());
  }

  /// Queries of photos that are not open are left out.
  void restore(State state) {
    active.set(state.active());
    keep(state.queries().stream().filter(query -> photos.contains(query.photo())).toList());
  }
}
