package org.stegoscope.cli;

import java.util.function.Supplier;
import org.stegoscope.model.LoadedModel;

/// A model that is loaded when it is first needed, and closed with this.
final class LazyModel implements AutoCloseable {

  private final Supplier<LoadedModel> loader;
  private LoadedModel model;
  private boolean broken;

  LazyModel(Supplier<LoadedModel> loader) {
    this.loader = loader;
  }

  LoadedModel get() {
    if (model == null) {
      broken = true;
      model = loader.get();
      broken = false;
    }
    return model;
  }

  /// Whether loading was tried and failed.
  boolean isBroken() {
    return broken;
  }

  @Override
  public void close() {
    if (model != null) {
      model.close();
    }
  }
}
