package org.stegoscope.dataset.collection;

import org.stegoscope.core.LabelMap;
import org.stegoscope.dataset.PictureSize;

/// The labels of a sample as classes.
///
/// @param file the size of the whole picture of labels, of which `map` may be a part
/// @param unknown how many pixels hold what no class has; they are void in `map`
/// @param example one of these, as a number or `#rrggbb`; empty where there is none
record Labelling(PictureSize file, LabelMap map, long unknown, String example) {}
