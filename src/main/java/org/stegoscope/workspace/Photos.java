package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ObjectProperty;
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

  private final ObjectProperty<PhotoItem> active = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<ShownPhoto> shown = new ReadOnlyObjectWrapper<>();

  Photos(Laboratory laboratory, JobRunner runner, UiThread ui, Notices notices) {
    this.notices = notices;
    loader = new PhotoLoader(laboratory);
    previews = new Previews(loader, runner, ui, notices);
    opening = new Latest<>(runner, Lane.CPU, ui, Runnable::run, this::show, this::fail);
    active.subscribe(this::activate);
  }

  public ObservableList<PhotoItem> items() {
    return view;
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

  /// Adds files that are not in the list yet, and activates the first of them all.
  public void add(List<Path> files) {
    for (Path file : files) {
      if (itemOf(file).isEmpty()) {
        items.add(new PhotoItem(file));
      }
    }
    if (!files.isEmpty()) {
      active.set(itemOf(files.getFirst()).orElseThrow());
    }
  }

  private Optional<PhotoItem> itemOf(Path file) {
    return items.stream().filter(item -> item.file().equals(file)).findFirst();
  }

  /// Looks into a file that has come into sight, for its size and thumbnail.
  public void preview(PhotoItem item) {
    previews.ask(item);
  }

  /// Takes a photo from the list; the one that takes its place becomes active.
  public void remove(PhotoItem item) {
    int index = items.indexOf(item);
    if (index < 0) {
      return;
    }
    items.remove(index);
    if (active.get() == item) {
      active.set(items.isEmpty() ? null : items.get(Math.min(index, items.size() - 1)));
    }
  }

  /// Activates the photo `offset` places further down the list, where there is one.
  public void step(int offset) {
    int index = items.indexOf(active.get()) + offset;
    if (index >= 0 && index < items.size()) {
      active.set(items.get(index));
    }
  }

  private void activate(PhotoItem item) {
    shown.set(null);
    if (item == null) {
      opening.dismiss();
      return;
    }
    opening.ask("Opening " + item.name(), context -> show(item, context));
  }

  /// A photo of the list, ready to be drawn. CPU lane.
  ShownPhoto show(PhotoItem item, JobContext context) {
    context.progress("decoding", -1);
    Photo photo = loader.load(item, context).photo();
    return new ShownPhoto(item, photo, Raster.of(photo.image(), context));
  }

  /// A photo of the list, decoded. Any lane.
  Photo decoded(PhotoItem item, JobContext context) {
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
