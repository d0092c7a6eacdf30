package org.stegoscope.workspace;

/// Over which photos something is computed.
public enum Scope {
  /// The one in the viewer.
  ONE("This photo"),
  /// All that are open, together: a colour or a cluster then means the same thing in all of them.
  ALL("All open photos");

  private final String label;

  Scope(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
