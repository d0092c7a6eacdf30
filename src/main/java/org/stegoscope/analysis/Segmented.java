package org.stegoscope.analysis;

import org.stegoscope.core.LabelMap;
import org.stegoscope.core.ScalarMap;

/// The class of every pixel and how sure the probe is of it, 0..1: the probability of the class for
/// a cluster or linear probe, `1 - d1/d2` for centroids, where `d1` and `d2` are the distances to
/// the nearest and second nearest. Pixels whose code is not finite are void with confidence 0.
public record Segmented(LabelMap labels, ScalarMap confidence) {}
