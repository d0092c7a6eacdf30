package org.stegoscope.study.runs;

/// One number of a run over time: the curve's name, the step, the value.
public record MetricPoint(String name, long step, double value) {}
