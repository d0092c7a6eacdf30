package org.stegoscope.analysis;

/// How similar an image, by its place in a list, is to a query: the similarity of its most similar
/// patch, and the mean over its most similar one in a hundred patches (at least one). NaN where no
/// patch has a finite similarity.
public record ImageSimilarity(int image, float best, float bestPercent) {}
