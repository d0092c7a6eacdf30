package org.stegoscope.workspace;

/// What of the attention of a block is shown.
public enum AttentionDisplay {
  HEAD("One head"),
  MEAN("Mean"),
  MAX("Max"),
  /// Every head in a colour of its own, where it attends most.
  HEADS("All heads"),
  /// What reached the block through all blocks before it.
  ROLLOUT("Rollout");

  private final String label;

  AttentionDisplay(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
