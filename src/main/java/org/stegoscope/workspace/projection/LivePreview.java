package org.stegoscope.workspace.projection;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.stegoscope.analysis.projection.EmbeddingWatcher;
import org.stegoscope.workspace.UiThread;

/// Brings an embedding that grows to the UI thread, the newest state only: one that nobody has seen
/// when the next comes is dropped. It also carries the wish to stop the other way.
final class LivePreview implements EmbeddingWatcher {

  private static final int INTERVAL = 10;

  /// An embedding on its way.
  ///
  /// @param coordinates `[n, 2]`
  record State(int iterations, float[] coordinates) {}

  private final UiThread ui;
  private final Consumer<State> onState;
  private final AtomicReference<State> unseen = new AtomicReference<>();
  private volatile boolean stopping;
  private volatile boolean stopped;

  LivePreview(UiThread ui, Consumer<State> onState) {
    this.ui = ui;
    this.onState = onState;
  }

  /// Whether the embedding ended because of that.
  boolean hasStopped() {
    return stopped;
  }

  /// The embedding is to be taken as it is.
  void stop() {
    stopping = true;
  }

  @Override
  public int interval() {
    return INTERVAL;
  }

  @Override
  public Verdict embedded(int iterations, float[] coordinates) {
    State before = unseen.getAndSet(new State(iterations, coordinates));
    if (before == null) {
      ui.execute(this::tell);
    }
    stopped = stopping;
    return stopped ? Verdict.STOP : Verdict.GO_ON;
  }

  private void tell() {
    State newest = unseen.getAndSet(null);
    if (newest != null) {
      onState.accept(newest);
    }
  }
}
