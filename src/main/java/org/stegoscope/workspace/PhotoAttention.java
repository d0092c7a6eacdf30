package org.stegoscope.workspace;

import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.Placement;
import org.stegoscope.model.Attention;

/// Attention over a photo, where on the photo it lies, and where it comes from.
public record PhotoAttention(
    Photo photo, Attention attention, Placement placement, Provenance provenance) {}
