package org.stegoscope.ui.shell;

/// An action and the menu it stands in, as the command palette lists it.
record Command(String menu, Action action) {

  String label() {
    return action.label();
  }
}
