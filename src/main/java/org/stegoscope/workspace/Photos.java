package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.Photo;
import org.stegoscope.job.JobContext;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;

/// The open photos, of which one is active. Files are decoded when they are looked at, not when
/// they are opened.
public final class Photos {

  private final PhotoLoader loader;
  private final Previews previews;
  private final Notices notices;
  private final Latest<ShownPhoto> opening;
  private final ObservableList<PhotoItem> items = FXCollections.observableArrayList();

  /// One for all: listeners hang on the view, which nobody else would hold.
  private final ObservableList<PhotoItem> view = FXCollections.unmodifiableObservableList(items);

  private final PhotoList list = new PhotoList(items);
  private final ReadOnlyBooleanWrapper cancelled = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<PhotoItem> active = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<ShownPhoto> shown = new ReadOnlyObjectWrapper<>();

  Photos(Laboratory laboratory, JobRunner runner, UiThread ui, Notices notices) {
    this.notices = notices;
    loader = new PhotoLoader(laboratory);
    previews = new Previews(loader, runner, ui, notices);
    opening = new Latest<>(runner, Lane.CPU, ui, Runnable::run, this::show, this::fail);
    opening.onCancel(() -> cancelled.set(true));
    active.subscribe(this::activate);
  }

  public ObservableList<PhotoItem> items() {
    return view;
  }

  /// The same photos as the library lists them.
  public PhotoList list() {
    return list;
  }

  /// The photo the user chose; null where there is none.
  public ObjectProperty<PhotoItem> activeProperty() {
    return active;
  }

  /// The active photo once it is decoded; null until then.
  public ReadOnlyObjectProperty<ShownPhoto> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /// Whether the active photo is being decoded.
  public BooleanExpression opening() {
    return opening.busyProperty();
  }

  /// Whether the opening of the active photo was cancelled by the user, who may want it [#again].
  public ReadOnlyBooleanProperty cancelledProperty() {
    return cancelled.getReadOnlyProperty();
  }

  /// Opens the active photo once more.
  public void again() {
    activate(active.get());
  }

  /// Adds files that are not in the list yet, and activates the first of them all.
  public void add(List<Path> files) {
    Set<Path> known = items.stream().map(PhotoItem::file).collect(Collectors.toSet());
    items.addAll(files.stream().filter(known::add).map(PhotoItem::new).toList());
    if (!files.isEmpty()) {
      Path first = files.getFirst();
      active.set(
          items.stream().filter(item -> item.file().equals(first)).findFirst().orElseThrow());
    }
  }

  /// Adds files that are not in the list yet, and activates none. All of `files` as they are in the
  /// list then, each in its place.
  List<PhotoItem> put(List<Path> files) {
    Map<Path, PhotoItem> known = new HashMap<>();
    items.forEach(item -> known.put(item.file(), item));
    List<PhotoItem> added = new ArrayList<>();
    List<PhotoItem> all = new ArrayList<>();
    for (Path file : files) {
      all.add(
          known.computeIfAbsent(
              file,
              path -> {
                added.add(new PhotoItem(path));
                return added.getLast();
              }));
    }
    items.addAll(added);
    return all;
  }

  /// The order in which they count as opened.
  void arrange(Comparator<PhotoItem> order) {
    items.sort(order);
  }

  /// Looks into a file that has come into sight, for its size and thumbnail.
  public void preview(PhotoItem item) {
    previews.ask(item);
  }

  public void remove(PhotoItem item) {
    remove(Set.of(item));
  }

  /// Takes photos from the list; of those that stay, the one listed next becomes active.
  public void remove(Set<PhotoItem> closed) {
    PhotoItem now = active.get();
    PhotoItem next = closed.contains(now) ? heir(closed) : now;
    items.removeAll(closed);
    active.set(next);
  }

  /// The photo listed after the active one, or else before it, that is not closed; null where there
  /// is none.
  private PhotoItem heir(Set<PhotoItem> closed) {
    List<PhotoItem> shown = list.shown();
    int index = Math.max(0, shown.indexOf(active.get()));
    Stream<PhotoItem> after = shown.subList(index, shown.size()).stream();
    Stream<PhotoItem> before = shown.subList(0, index).reversed().stream();
    return Stream.of(after, before, items.stream())
        .flatMap(photos -> photos)
        .filter(item -> !closed.contains(item))
        .findFirst()
        .orElse(null);
  }

  /// Activates the photo listed `offset` places further down, where there is one.
  public void step(int offset) {
    List<PhotoItem> shown = list.shown();
    int index = shown.indexOf(active.get()) + offset;
    if (index >= 0 && index < shown.size()) {
      active.set(shown.get(index));
    }
  }

  private void activate(PhotoItem item) {
    shown.set(null);
    cancelled.set(false);
    if (item == null) {
      opening.dismiss();
      return;
    }
    if (item.stateProperty().get() instanceof PhotoItem.Broken) {
      // The file may have come back.
      item.setState(new PhotoItem.Unread());
    }
    opening.ask("Opening " + item.name(), context -> show(item, context));
  }

  /// A photo of the list, ready to be drawn. CPU lane.
  ShownPhoto show(PhotoItem item, JobContext context) {
    context.progress("decoding", -1);
    Photo photo = loader.load(item, context).photo();
    return new ShownPhoto(item, photo, Raster.shown(photo.image(), context));
  }

  /// A photo of the list, decoded. Any lane.
  public Photo decoded(PhotoItem item, JobContext context) {
    return loader.load(item, context).photo();
  }

  private void show(ShownPhoto opened) {
    PhotoItem item = opened.item();
    previews.ask(item);
    shown.set(opened);
  }

  private void fail(Throwable failure) {
    active.get().setState(new PhotoItem.Broken(Sentences.of(failure)));
    if (!(failure instanceof StegoscopeException)) {
      notices.report(failure);
    }
  }
}
