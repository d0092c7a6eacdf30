package org.stegoscope.workspace;

/// How a viewer looks at its photo, whatever the size of the view.
///
/// @param zoom view pixels a pixel of the photo
/// @param x the column of the photo in the middle of the view
/// @param y the row in the middle of the view
record Look(double zoom, double x, double y) {}
