package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.stegoscope.job.JobContext;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.ModelOptions;

/// The loaded checkpoints, of which one is active. They own native memory, which [#close] gives
/// back.
public final class Models implements AutoCloseable {

  private final Laboratory laboratory;
  private final JobRunner runner;
  private final UiThread ui;
  private final Notices notices;
  private final ObservableList<ModelItem> items = FXCollections.observableArrayList();

  /// One for all: listeners hang on the view, which nobody else would hold.
  private final ObservableList<ModelItem> view = FXCollections.unmodifiableObservableList(items);

  private final ObjectProperty<ModelItem> active = new SimpleObjectProperty<>();

  /// Every model that was loaded and not closed, also one whose job was cancelled at the end.
  private final Set<LoadedModel> owned = ConcurrentHashMap.newKeySet();

  Models(Laboratory laboratory, JobRunner runner, UiThread ui, Notices notices) {
    this.laboratory = laboratory;
    this.runner = runner;
    this.ui = ui;
    this.notices = notices;
  }

  public ObservableList<ModelItem> items() {
    return view;
  }

  /// The model that segments; null where there is none.
  public ObjectProperty<ModelItem> activeProperty() {
    return active;
  }

  public void open(List<Path> files) {
    files.forEach(this::open);
  }

  /// Loads a checkpoint and activates it; one that is loaded already is only activated.
  public void open(Path file) {
    Optional<ModelItem> known = items.stream().filter(item -> item.file().equals(file)).findFirst();
    if (known.isPresent()) {
      active.set(known.get());
      return;
    }
    runner
        .submit(Lane.DEVICE, "Opening " + file.getFileName(), context -> load(file, context))
        .answer()
        .whenComplete((model, failure) -> ui.execute(() -> loaded(model, failure)));
  }

  private LoadedModel load(Path file, JobContext context) {
    LoadedModel model = laboratory.model(file, ModelOptions.DEFAULT, context);
    owned.add(model);
    if (context.isCancelled()) {
      release(model);
      context.checkCancelled();
    }
    return model;
  }

  private void loaded(LoadedModel model, Throwable failure) {
    if (failure != null) {
      notices.reportUnlessCancelled(failure);
      return;
    }
    ModelItem item = new ModelItem(model);
    items.add(item);
    active.set(item);
  }

  /// Takes a model from the list and gives its memory back once nothing uses it.
  public void remove(ModelItem item) {
    if (!items.remove(item)) {
      return;
    }
    if (active.get() == item) {
      active.set(items.isEmpty() ? null : items.getLast());
    }
    runner.submit(
        Lane.DEVICE,
        "Closing " + item.name(),
        _ -> {
          release(item.model());
          return null;
        });
  }

  private void release(LoadedModel model) {
    if (owned.remove(model)) {
      model.close();
    }
  }

  /// Gives all memory back; nothing may use a model any more.
  @Override
  public void close() {
    owned.forEach(this::release);
  }
}
