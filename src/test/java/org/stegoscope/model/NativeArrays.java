package org.stegoscope.model;

/// The native memory of a model, for tests that look for leaks.
public final class NativeArrays {

  private NativeArrays() {}

  /// How many arrays it owns; none once it is closed.
  public static int of(LoadedModel model) {
    return model.nativeArrays();
  }
}
