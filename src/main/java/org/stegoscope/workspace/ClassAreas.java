package org.stegoscope.workspace;

import org.stegoscope.core.LabelMap;

/// How many pixels each id has: `byId` is `[256]`, `whole` all pixels.
record ClassAreas(long[] byId, long whole) {

  static ClassAreas of(LabelMap labels) {
    return new ClassAreas(labels.areas(), labels.labels().length);
  }
}
