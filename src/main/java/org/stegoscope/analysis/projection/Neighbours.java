package org.stegoscope.analysis.projection;

/// The `k` nearest neighbours of each of `count` points, nearest first: `indices` and `distances`
/// are `[count, k]`. The arrays must not be written to.
public record Neighbours(int count, int k, int[] indices, double[] distances) {}
