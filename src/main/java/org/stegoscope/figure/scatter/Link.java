package org.stegoscope.figure.scatter;

/// A line between two points, by their indices.
public record Link(int from, int to) {}
