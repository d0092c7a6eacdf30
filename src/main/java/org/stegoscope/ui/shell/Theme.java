package org.stegoscope.ui.shell;

/// The colours of the window.
public enum Theme {
  SYSTEM("Like the system"),
  LIGHT("Light"),
  DARK("Dark");

  private final String label;

  Theme(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
