package org.stegoscope.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.stegoscope.workspace.Workspace;

/// Why commands cannot be done now, in a few words each; empty where nothing is in the way.
public final class Obstacles {

  private final ObservableValue<String> noPhoto;
  private final ObservableValue<String> noModel;
  private final ObservableValue<String> noSegmentation;
  private final ObservableValue<String> nothingRuns;

  public Obstacles(Workspace workspace) {
    noPhoto = missing(workspace.photos().activeProperty(), "no photo is open");
    noModel = missing(workspace.models().activeProperty(), "no checkpoint is open");
    noSegmentation =
        missing(workspace.segmentation().segmentationProperty(), "nothing is segmented yet");
    nothingRuns =
        Bindings.when(Bindings.isEmpty(workspace.tasks().items()))
            .then("nothing is running")
            .otherwise("");
  }

  public ObservableValue<String> noPhoto() {
    return noPhoto;
  }

  public ObservableValue<String> noModel() {
    return noModel;
  }

  public ObservableValue<String> noSegmentation() {
    return noSegmentation;
  }

  public ObservableValue<String> nothingRuns() {
    return nothingRuns;
  }

  /// An obstacle for as long as a value is null.
  public static ObservableValue<String> missing(ObservableValue<?> needed, String why) {
    return needed.map(_ -> "").orElse(why);
  }

  /// The first of two obstacles, or the second.
  public static ObservableValue<String> either(
      ObservableValue<String> first, ObservableValue<String> second) {
    return Bindings.createStringBinding(
        () -> first.getValue().isEmpty() ? second.getValue() : first.getValue(), first, second);
  }
}
