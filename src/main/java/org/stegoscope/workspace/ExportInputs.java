package org.stegoscope.workspace;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;

/// Everything that what is exported depends on.
final class ExportInputs {

  private ExportInputs() {}

  static List<ObservableValue<?>> of(Viewers viewers, Queries queries) {
    List<ObservableValue<?>> inputs = new ArrayList<>();
    inputs.add(viewers.activeProperty());
    inputs.add(viewers.countProperty());
    inputs.add(queries.allProperty());
    inputs.add(queries.activeIdProperty());
    for (Viewer viewer : viewers.all()) {
      inputs.add(viewer.source().shownProperty());
      inputs.add(viewer.source().modelProperty());
      inputs.add(viewer.source().subjectProperty());
      inputs.add(viewer.view().viewportProperty());
      inputs.add(viewer.segmentation().legendProperty());
      inputs.add(viewer.attention().answerProperty());
      inputs.add(viewer.correspondence().similarityProperty());
      for (Layer layer : viewer.layers()) {
        inputs.add(layer.paintedProperty());
        inputs.add(layer.shownProperty());
        inputs.add(layer.opacityProperty());
      }
    }
    return inputs;
  }
}
