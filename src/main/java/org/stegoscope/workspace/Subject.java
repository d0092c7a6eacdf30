package org.stegoscope.workspace;

import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.model.LoadedModel;

/// What a viewer's layers are computed from: the photo it shows, the network that looks at it, and
/// the size at which it does.
record Subject(ShownPhoto shown, LoadedModel model, Resolution resolution) {

  Photo photo() {
    return shown.photo();
  }

  String name() {
    return shown.item().name();
  }
}
