package org.stegoscope.ui.shell;

import java.util.List;

/// What mouse and held keys do, which no action tells.
///
/// @param does what comes of it
/// @param hand what the hand does
public record Gesture(String does, String hand) {

  /// Gestures of one place of the window.
  public record Group(String title, List<Gesture> gestures) {

    public Group {
      gestures = List.copyOf(gestures);
    }
  }

  /// All there are, as the sheet of shortcuts lists them.
  static final List<Group> ALL =
      List.of(
          new Group(
              "In a viewer",
              List.of(
                  new Gesture("Zoom at the cursor", "Wheel"),
                  new Gesture("Move the photo", "Space-drag, middle drag, arrow keys"),
                  new Gesture("See the bare photo", "hold Tab over the photo"),
                  new Gesture("Ask about a patch (Attend, Correspond)", "click or drag"),
                  new Gesture("Ask about one more patch (Correspond)", "Shift-click"),
                  new Gesture("Move the query by a patch", "arrow keys"),
                  new Gesture("Show a layer alone", "Alt-click its eye"))),
          new Group(
              "In the lists",
              List.of(
                  new Gesture("Make a class stand out", "hover over its row in the legend"),
                  new Gesture("Rename a class", "double click, F2"),
                  new Gesture("Show or hide a class", "Space"),
                  new Gesture("Choose several photos", "Shift- or Ctrl-click, Shift-arrows"),
                  new Gesture("Close what is chosen", "Delete"))),
          new Group(
              "Anywhere",
              List.of(
                  new Gesture("Open photos, folders, checkpoints", "drop them on the window"),
                  new Gesture("Put a card away", "Esc"),
                  new Gesture("This sheet", "?"))));
}
