package org.stegoscope.ui.training;

import javafx.geometry.Insets;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/// What may be higher than its room.
final class Scrolled {

  private static final Insets AROUND = new Insets(10);

  private Scrolled() {}

  static ScrollPane of(Region content) {
    content.setPadding(AROUND);
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setMinWidth(0);
    scroll.getStyleClass().add("edge-to-edge");
    return scroll;
  }
}
