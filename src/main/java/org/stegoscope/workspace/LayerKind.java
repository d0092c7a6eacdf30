package org.stegoscope.workspace;

/// What can lie over a photo, from the lowest to the topmost.
public enum LayerKind {
  COLORS("Feature colours", "Colouring features…"),
  SEGMENTATION("Segmentation", "Segmenting…"),
  DOUBT("Doubt", "Looking for doubts…"),
  ATTENTION("Attention", "Computing attention…"),
  CORRESPONDENCE("Correspondence", "Comparing patches…"),
  TOKENS("Tokens", "Drawing tokens…");

  private final String label;
  private final String doing;

  LayerKind(String label, String doing) {
    this.label = label;
    this.doing = doing;
  }

  public String label() {
    return label;
  }

  /// What is said while it is computed.
  public String doing() {
    return doing;
  }
}
