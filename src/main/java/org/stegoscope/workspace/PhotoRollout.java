package org.stegoscope.workspace;

import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.Placement;
import org.stegoscope.model.AttentionRollout;

/// Attention rollout over a photo, where on the photo it lies, and where it comes from.
public record PhotoRollout(
    Photo photo, AttentionRollout rollout, Placement placement, Provenance provenance) {}
