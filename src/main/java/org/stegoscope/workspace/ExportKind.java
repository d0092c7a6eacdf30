package org.stegoscope.workspace;

import java.util.List;

/// What can be written of a view.
public enum ExportKind {
  /// All viewers on the screen, with what explains their colours and says where they come from.
  FIGURE("Figure", List.of(ExportFormat.PNG, ExportFormat.SVG, ExportFormat.PDF)),
  /// The class ids of the active viewer.
  MASK("Mask", List.of(ExportFormat.PNG)),
  /// The numbers that the topmost layer of the active viewer shows.
  MAP("Map", List.of(ExportFormat.NPY)),
  /// The features that the topmost layer of the active viewer is computed from: of its photo as
  /// npy, of all open photos as npz.
  FEATURES("Features", List.of(ExportFormat.NPY, ExportFormat.NPZ));

  private final String label;
  private final List<ExportFormat> formats;

  ExportKind(String label, List<ExportFormat> formats) {
    this.label = label;
    this.formats = formats;
  }

  public String label() {
    return label;
  }

  /// In which it can be written, the usual one first.
  public List<ExportFormat> formats() {
    return formats;
  }
}
