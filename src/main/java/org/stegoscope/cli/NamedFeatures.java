package org.stegoscope.cli;

import org.stegoscope.workspace.PhotoFeatures;

/// Features of a photo and the name of the results made of them.
record NamedFeatures(PhotoFeatures features, String name) {}
