package org.stegoscope.analysis;

/// A patch and how similar it is to the query.
public record Match(int patch, float similarity) {}
