package org.stegoscope.analysis;

/// A patch of one of several images, by its place in a list, and how similar it is to the query.
public record ImageMatch(int image, int patch, float similarity) {}
