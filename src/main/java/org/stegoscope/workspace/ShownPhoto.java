package org.stegoscope.workspace;

import org.stegoscope.dataset.Photo;

/// The photo in front of the user, decoded and ready to be drawn.
public record ShownPhoto(PhotoItem item, Photo photo, Raster raster) {}
