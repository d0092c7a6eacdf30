package org.stegoscope.ui;

import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TabPane;
import org.stegoscope.checkpoint.StoredTensor;
import org.stegoscope.core.Combine;
import org.stegoscope.workspace.AttentionDisplay;
import org.stegoscope.workspace.CorrespondenceViewModel;
import org.stegoscope.workspace.InspectionState;
import org.stegoscope.workspace.Interpolation;
import org.stegoscope.workspace.Scope;
import org.stegoscope.workspace.StatisticsState;
import org.stegoscope.workspace.Workbench;
import org.stegoscope.workspace.projection.ColorBy;
import org.stegoscope.workspace.projection.ProjectionViewModel;

/// One picture and more of each workbench.
final class WorkbenchPictures {

  private static final int CAT = 2;
  private static final int COFFEE = 3;

  private WorkbenchPictures() {}

  static List<Picture> all() {
    return List.of(
        new Picture("segment", WorkbenchPictures::segment),
        new Picture("segment-joint", WorkbenchPictures::segmentJointly),
        new Picture("compare", WorkbenchPictures::compare),
        new Picture("attend", WorkbenchPictures::attend),
        new Picture("attend-heads", WorkbenchPictures::attendAllHeads),
        new Picture("correspond", WorkbenchPictures::correspond),
        new Picture("correspond-queries", WorkbenchPictures::correspondWithAllQueries),
        new Picture("feature-colours", WorkbenchPictures::colorFeatures),
        new Picture("project", WorkbenchPictures::project),
        new Picture("project-clusters", WorkbenchPictures::projectWithClusters),
        new Picture("checkpoint", WorkbenchPictures::inspect),
        new Picture("checkpoint-keys", WorkbenchPictures::inspectKeys));
  }

  private static void segment(Studio studio) {
    studio.openSample();
    studio.choosePhoto(COFFEE);
    studio.run(() -> studio.viewer(0).view().pointAt(300, 300));
  }

  private static void segmentJointly(Studio studio) {
    studio.openSample();
    studio.run(() -> {
      studio.viewer(0).segmentation().scopeProperty().set(Scope.ALL);
      studio.viewer(0).overlay().outlinedProperty().set(true);
      studio.viewers().show(2);
      studio.viewer(0).source().pinnedProperty().set(true);
    });
    studio.rest();
    studio.choosePhoto(COFFEE);
    studio.scrollSettings(1);
  }

  private static void compare(Studio studio) throws Exception {
    studio.openStego();
    studio.choosePhoto(COFFEE);
    studio.run(studio.viewers()::compareSpaces);
    studio.rest();
  }

  private static void attend(Studio studio) {
    studio.openSample();
    studio.choosePhoto(CAT);
    studio.work(Workbench.ATTEND);
    studio.run(() ->
        studio.viewer(0).attention().heat().interpolationProperty().set(Interpolation.SMOOTH));
    studio.rest();
  }

  private static void attendAllHeads(Studio studio) {
    studio.openSample();
    studio.choosePhoto(CAT);
    studio.work(Workbench.ATTEND);
    studio.run(() -> {
      studio.viewer(0).attention().displayProperty().set(AttentionDisplay.HEADS);
      studio.viewer(0).attention().opacityProperty().set(1);
    });
    studio.rest();
  }

  private static void correspond(Studio studio) {
    studio.openSample();
    studio.choosePhoto(CAT);
    linkTwo(studio);
    studio.run(() -> studio.workspace().queries().place(studio.photo(CAT), 118, 118));
    studio.rest();
    studio.run(studio.workspace().search()::search);
    studio.rest();
    studio.scrollSettings(1);
  }

  private static void correspondWithAllQueries(Studio studio) {
    studio.openSample();
    studio.choosePhoto(CAT);
    linkTwo(studio);
    studio.run(() -> {
      studio.workspace().queries().place(studio.photo(CAT), 118, 118);
      studio.workspace().queries().add(studio.photo(CAT), 230, 190);
      studio.workspace().queries().add(studio.photo(CAT), 30, 40);
      for (int i = 0; i < 2; i++) {
        var layer = studio.viewer(i).correspondence();
        layer.displayProperty().set(CorrespondenceViewModel.Display.ALL);
        layer.heat().interpolationProperty().set(Interpolation.SMOOTH);
      }
    });
    studio.rest();
  }

  /// The active photo stays in the first viewer, another one comes to the second.
  private static void linkTwo(Studio studio) {
    studio.work(Workbench.CORRESPOND);
    studio.run(() -> {
      studio.viewers().show(2);
      studio.viewer(0).source().pinnedProperty().set(true);
    });
    studio.choosePhoto(COFFEE);
  }

  private static void colorFeatures(Studio studio) {
    studio.openSample();
    studio.choosePhoto(COFFEE);
    studio.work(Workbench.COLOR);
  }

  private static void project(Studio studio) throws Exception {
    plot(studio);
    ProjectionViewModel projection = studio.projection();
    studio.run(() -> {
      projection.look().colorProperty().set(ColorBy.POSITION);
      projection.selection().select(500, Combine.REPLACE);
    });
    studio.rest();
    studio.run(projection.neighbours()::select);
    studio.rest();
  }

  private static void projectWithClusters(Studio studio) throws Exception {
    plot(studio);
    ProjectionViewModel projection = studio.projection();
    studio.run(() -> projection.clustering().settings().clustersProperty().set(6));
    studio.run(projection::cluster);
    studio.rest();
    studio.run(projection::sweepClusters);
    studio.rest();
    studio.run(projection::compareClusters);
    studio.rest();
    studio.scrollSettings(1);
  }

  private static void plot(Studio studio) throws Exception {
    studio.openStego();
    studio.choosePhoto(COFFEE);
    studio.work(Workbench.PROJECT);
    studio.run(studio.projection()::compute);
    studio.rest();
  }

  private static void inspect(Studio studio) throws Exception {
    studio.openCheckpoint();
    studio.work(Workbench.CHECKPOINT);
    InspectionState.Content content = content(studio);
    StoredTensor tensor =
        content.checkpoint().inspection().checkpoint().tensors().values().stream()
            .filter(each -> each.name().equals("patch_embed.proj.weight"))
            .findFirst()
            .orElseThrow();
    var model = studio.workspace().checkpoint();
    studio.run(() -> model.selectedProperty().set(tensor));
    studio
        .window()
        .await(
            "the statistics",
            () -> model.statisticsProperty().get() instanceof StatisticsState.Known);
    studio.run(() -> studio.window().node("#histogram-log", CheckBox.class).setSelected(false));
    studio.rest();
  }

  private static void inspectKeys(Studio studio) throws Exception {
    studio.openCheckpoint();
    studio.work(Workbench.CHECKPOINT);
    content(studio);
    studio.run(() ->
        studio.window().node("#checkpoint-tabs", TabPane.class).getSelectionModel().selectLast());
    studio.rest();
  }

  private static InspectionState.Content content(Studio studio) {
    var state = studio.workspace().checkpoint().stateProperty();
    studio.window().await("the content", () -> state.get() instanceof InspectionState.Content);
    return (InspectionState.Content) state.get();
  }
}
