package org.stegoscope.training;

/// What a parameter is about.
public enum ParameterGroup {
  DATA("Data"),
  BACKBONE("Backbone"),
  HEAD("Head"),
  PAIRS("Pairs of points"),
  LOSS("Correspondence loss"),
  TERMS("Optional terms"),
  PROBES("Probes"),
  COURSE("Course");

  private final String title;

  ParameterGroup(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
