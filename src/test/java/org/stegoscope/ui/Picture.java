package org.stegoscope.ui;

/// A picture of the window: its name, which becomes that of the file, and how the window comes to
/// look like that.
record Picture(String name, Arrangement arrangement) {

  /// Brings a window of its own, with nothing open, to what is to be seen.
  @FunctionalInterface
  interface Arrangement {

    void arrange(Studio studio) throws Exception;
  }

  @Override
  public String toString() {
    return name;
  }
}
