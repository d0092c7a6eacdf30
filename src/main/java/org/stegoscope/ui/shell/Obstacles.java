package org.stegoscope.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.stegoscope.model.Space;
import org.stegoscope.workspace.Queries;
import org.stegoscope.workspace.Viewer;
import org.stegoscope.workspace.Workspace;

/// Why commands cannot be done now, in a few words each; empty where nothing is in the way.
public final class Obstacles {

  private final ObservableValue<String> noPhoto;
  private final ObservableValue<String> noModel;
  private final ObservableValue<String> noSegmentation;
  private final ObservableValue<String> noPatches;
  private final ObservableValue<String> noQuery;
  private final ObservableValue<String> noHead;
  private final ObservableValue<String> oneViewer;
  private final ObservableValue<String> nothingRuns;

  public Obstacles(Workspace workspace) {
    noPhoto = missing(workspace.photos().activeProperty(), "no photo is open");
    noModel = missing(workspace.models().activeProperty(), "no checkpoint is open");
    ObservableValue<Viewer> viewer = workspace.viewers().activeProperty();
    noSegmentation =
        missing(
            viewer.flatMap(active -> active.segmentation().segmentationProperty()),
            "nothing is segmented yet");
    noPatches =
        missing(
            viewer.flatMap(active -> active.source().geometryProperty()),
            "no model looks at a photo");
    noQuery =
        workspace
            .queries()
            .activeIdProperty()
            .map(id -> id.intValue() == Queries.NONE ? "no patch was clicked in Correspond" : "");
    noHead =
        viewer
            .flatMap(active -> active.source().modelProperty())
            .map(model ->
                model.model().has(Space.STEGO) ? "" : "this checkpoint has no segmentation head")
            .orElse("no checkpoint is open");
    oneViewer =
        workspace
            .viewers()
            .countProperty()
            .map(count -> count.intValue() == 1 ? "only one viewer is shown" : "");
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

  public ObservableValue<String> noPatches() {
    return noPatches;
  }

  public ObservableValue<String> noQuery() {
    return noQuery;
  }

  /// Of the active viewer's checkpoint.
  public ObservableValue<String> noHead() {
    return noHead;
  }

  public ObservableValue<String> oneViewer() {
    return oneViewer;
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
