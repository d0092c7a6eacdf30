package org.stegoscope.ui.projection;

/// What a drag draws around points.
public enum SelectionTool {
  LASSO,
  RECTANGLE
}
