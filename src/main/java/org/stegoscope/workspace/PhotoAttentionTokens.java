package org.stegoscope.workspace;

import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.Placement;
import org.stegoscope.model.AttentionTokens;

/// What the attention of every token of a photo is computed from, where on the photo the patches
/// lie, and where it comes from.
public record PhotoAttentionTokens(
    Photo photo, AttentionTokens tokens, Placement placement, Provenance provenance) {}
