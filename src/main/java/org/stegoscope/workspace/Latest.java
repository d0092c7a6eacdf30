package org.stegoscope.workspace;

import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.stegoscope.job.Job;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobHandle;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;

/// A question of which only the newest answer counts.
///
/// Every request gets a generation number. A newer request cancels the one that runs, takes the
/// place of the one that waits, and makes every older answer stale. One request runs at a time, and
/// it starts only when no newer one has come while it settled, so a dragged slider starts few.
///
/// All methods are called on the UI thread; answers arrive there.
public final class Latest<T> {

  private record Request<T>(long generation, String title, Job<T> job) {}

  private final JobRunner runner;
  private final Lane lane;
  private final Executor ui;
  private final Executor settle;
  private final Consumer<T> onAnswer;
  private final Consumer<Throwable> onFailure;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private Runnable onCancel = () -> {};
  private long generation;
  private long settled;
  private Request<T> waiting;
  private JobHandle<T> running;

  /// Requests start after they went through `settle`.
  public Latest(
      JobRunner runner,
      Lane lane,
      Executor ui,
      Executor settle,
      Consumer<T> onAnswer,
      Consumer<Throwable> onFailure) {
    this.runner = runner;
    this.lane = lane;
    this.ui = ui;
    this.settle = settle;
    this.onAnswer = onAnswer;
    this.onFailure = onFailure;
  }

  /// Hears when the newest request was cancelled by somebody else, and no answer comes.
  public void onCancel(Runnable listener) {
    onCancel = listener;
  }

  public void ask(String title, Job<T> job) {
    dismiss();
    long asked = generation;
    waiting = new Request<>(asked, title, job);
    busy.set(true);
    settle.execute(() -> settled(asked));
  }

  /// Wants no answer any more.
  public void dismiss() {
    generation++;
    waiting = null;
    busy.set(false);
    if (running != null) {
      running.cancel();
    }
  }

  /// Whether an answer is still to come.
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  private void settled(long asked) {
    settled = asked;
    startWaiting();
  }

  private void startWaiting() {
    if (waiting == null || running != null || settled != generation) {
      return;
    }
    Request<T> request = waiting;
    waiting = null;
    running = runner.submit(lane, request.title(), request.job());
    running
        .answer()
        .whenComplete(
            (value, failure) -> ui.execute(() -> ended(request.generation(), value, failure)));
  }

  private void ended(long answered, T value, Throwable failure) {
    running = null;
    if (answered == generation) {
      busy.set(false);
      if (failure == null) {
        onAnswer.accept(value);
      } else if (isCancel(failure)) {
        onCancel.run();
      } else {
        onFailure.accept(unwrapped(failure));
      }
    }
    startWaiting();
  }

  private static boolean isCancel(Throwable failure) {
    return unwrapped(failure) instanceof JobCancelledException;
  }

  /// What the job threw, without the wrapping of its future.
  public static Throwable unwrapped(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
