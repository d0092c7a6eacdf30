package org.stegoscope.workspace;

import org.stegoscope.dataset.Photo;

/// The photo in front of the user, decoded and ready to be drawn: `raster` covers all of it, with
/// as many pixels or, of a very large photo, fewer.
public record ShownPhoto(PhotoItem item, Photo photo, Raster raster) {}
