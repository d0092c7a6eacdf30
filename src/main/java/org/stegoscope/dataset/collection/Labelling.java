package org.stegoscope.dataset.collection;

import org.stegoscope.core.LabelMap;

/// The labels of a file as classes.
///
/// @param unknown how many pixels hold what no class has; they are void in `map`
/// @param example one of these, as a number or `#rrggbb`; empty where there is none
record Labelling(LabelMap map, long unknown, String example) {}
