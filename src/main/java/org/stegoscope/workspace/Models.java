package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;
import org.stegoscope.job.JobHandle;
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

  /// How checkpoints are loaded: as those in the list were, unless they are just being moved.
  private Computing computing = Computing.DEFAULT;

  private Consumer<Path> onUnusable = _ -> {};

  /// The newest one that has not ended.
  private Optional<JobHandle<Void>> reloading = Optional.empty();

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
    start(file, ModelOptions.DEFAULT)
        .answer()
        .whenComplete((model, failure) -> ui.execute(() -> loaded(file, model, failure)));
  }

  private JobHandle<LoadedModel> start(Path file, ModelOptions options) {
    Computing now = computing;
    return runner.submit(
        Lane.DEVICE,
        "Opening " + file.getFileName(),
        context -> {
          laboratory.useThreads(now.threads());
          return load(file, now.applied(options), context);
        });
  }

  /// Loads a checkpoint with heads and normalization of its own, and activates nothing. Either
  /// listener hears how that ended, on the UI thread.
  JobHandle<?> load(
      Path file,
      ModelOptions options,
      Consumer<ModelItem> onLoaded,
      Consumer<Throwable> onFailure) {
    JobHandle<LoadedModel> job = start(file, options);
    job.answer()
        .whenComplete((model, failure) ->
            ui.execute(() -> {
              if (failure == null) {
                onLoaded.accept(add(model));
              } else {
                onFailure.accept(Latest.unwrapped(failure));
              }
            }));
    return job;
  }

  /// Hears of files that could not be loaded as a model.
  void onUnusable(Consumer<Path> listener) {
    onUnusable = listener;
  }

  private LoadedModel load(Path file, ModelOptions options, JobContext context) {
    LoadedModel model = laboratory.model(file, options, context);
    owned.add(model);
    if (context.isCancelled()) {
      release(model);
      context.checkCancelled();
    }
    return model;
  }

  private void loaded(Path file, LoadedModel model, Throwable failure) {
    if (failure != null) {
      notices.reportUnlessCancelled(failure);
      if (Latest.unwrapped(failure) instanceof StegoscopeException) {
        onUnusable.accept(file);
      }
      return;
    }
    active.set(add(model));
  }

  private ModelItem add(LoadedModel model) {
    ModelItem item = new ModelItem(model);
    items.add(item);
    if (reloading.isEmpty() && !computes(item)) {
      reload(List.of(item), computing, _ -> {});
    }
    return item;
  }

  /// Whether a model computes as was chosen, perhaps while it was being loaded.
  private boolean computes(ModelItem item) {
    ModelOptions options = item.model().options();
    return computing.applied(options).equals(options);
  }

  /// Loads what is open again, to compute as wanted. All of it changes, or, where anything fails or
  /// is cancelled, nothing does. `onEnd` hears what holds then, unless a newer wish has come.
  void compute(Computing wanted, Consumer<Computing> onEnd) {
    reloading.ifPresent(JobHandle::cancel);
    reloading = Optional.empty();
    boolean nothingToDo =
        items.stream()
            .map(item -> item.model().options())
            .allMatch(options -> wanted.applied(options).equals(options));
    if (nothingToDo) {
      computing = wanted;
    } else {
      reload(List.copyOf(items), wanted, onEnd);
    }
  }

  /// Loads use so many threads from now on.
  void use(int threads) {
    computing = new Computing(computing.device(), computing.precision(), threads);
  }

  private void reload(List<ModelItem> old, Computing wanted, Consumer<Computing> onEnd) {
    Reload reload =
        new Reload(old, wanted, (item, options, context) -> load(item.file(), options, context));
    JobHandle<Void> job =
        runner.submit(Lane.DEVICE, "Loading checkpoints for " + wanted.summary(), reload);
    reloading = Optional.of(job);
    job.answer()
        .whenComplete((_, failure) -> ui.execute(() -> reloaded(job, reload, failure, onEnd)));
  }

  private void reloaded(
      JobHandle<Void> job, Reload reload, Throwable failure, Consumer<Computing> onEnd) {
    boolean newest = reloading.filter(job::equals).isPresent();
    if (newest) {
      reloading = Optional.empty();
    }
    if (!newest || failure != null) {
      closeSoon(reload.loaded().values());
    } else {
      Computing wanted = reload.wanted();
      computing = new Computing(wanted.device(), wanted.precision(), computing.threads());
      reload.loaded().forEach(this::exchange);
    }
    if (newest) {
      if (failure != null) {
        notices.reportUnlessCancelled(failure);
      }
      onEnd.accept(computing);
    }
  }

  private void exchange(ModelItem item, LoadedModel model) {
    LoadedModel unused = items.contains(item) ? item.exchange(model) : model;
    closeSoon(List.of(unused));
  }

  /// Takes a model from the list and gives its memory back once nothing uses it.
  public void remove(ModelItem item) {
    if (!items.remove(item)) {
      return;
    }
    if (active.get() == item) {
      active.set(items.isEmpty() ? null : items.getLast());
    }
    closeSoon(List.of(item.model()));
  }

  /// Behind everything that may still use them, questions and studies.
  private void closeSoon(Collection<LoadedModel> models) {
    for (LoadedModel model : models) {
      runner.submit(
          Lane.STUDY,
          "Closing " + model.file().getFileName(),
          _ -> {
            release(model);
            return null;
          });
    }
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
