package org.stegoscope.workspace;

/// The probes a user chooses from, the best first.
public enum ProbeKind {
  CLUSTER("Cluster"),
  LINEAR("Linear"),
  KMEANS("k-means");

  private final String label;

  ProbeKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
