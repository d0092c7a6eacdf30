package org.stegoscope.figure;

/// One of the pictures or charts of a figure; an empty title is none.
public record Panel(String title, Content content) {}
