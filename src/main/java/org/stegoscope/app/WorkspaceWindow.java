package org.stegoscope.app;

import java.util.Map;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.stegoscope.ui.attention.AttentionPane;
import org.stegoscope.ui.colors.ColorsPane;
import org.stegoscope.ui.correspondence.CorrespondencePane;
import org.stegoscope.ui.export.ExportCard;
import org.stegoscope.ui.layers.LayersPane;
import org.stegoscope.ui.library.LibraryPane;
import org.stegoscope.ui.project.ProjectWindow;
import org.stegoscope.ui.projection.ProjectionSettings;
import org.stegoscope.ui.segmentation.SegmentationPane;
import org.stegoscope.ui.shell.Actions;
import org.stegoscope.ui.shell.Appearance;
import org.stegoscope.ui.shell.Cards;
import org.stegoscope.ui.shell.FileChoosers;
import org.stegoscope.ui.shell.MainWindow;
import org.stegoscope.ui.shell.WindowPlace;
import org.stegoscope.workspace.LayerKind;
import org.stegoscope.workspace.Viewer;
import org.stegoscope.workspace.Workspace;

/// A window onto a workspace, wired by hand.
public final class WorkspaceWindow {

  private static final double WIDTH_PX = 1280;
  private static final double HEIGHT_PX = 800;

  private final Scene scene;
  private final Actions actions;

  /// Fills `stage` and does not show it yet.
  public WorkspaceWindow(
      Workspace workspace, Stage stage, FileChoosers choosers, Appearance appearance) {
    Cards cards = new Cards();
    ExportCard export = new ExportCard(workspace.exports(), choosers, workspace.notices());
    actions =
        new Actions(
            workspace,
            choosers,
            appearance,
            cards,
            () -> cards.show("Export", export),
            () -> ProjectWindow.requestClose(stage));
    MainWindow window =
        new MainWindow(
            workspace,
            actions,
            cards,
            new LibraryPane(workspace, actions),
            Benches.of(workspace, choosers),
            new LayersPane(
                workspace,
                actions.compute().computing,
                actions.file().copyCommand,
                layerSettings(workspace, choosers)));
    scene = new Scene(window, WIDTH_PX, HEIGHT_PX);
    appearance.style(scene);
    stage.setScene(scene);
    ProjectWindow.install(workspace, stage, scene, choosers, cards);
    stage.setMinWidth(900);
    stage.setMinHeight(560);
    WindowPlace.remember(stage, workspace.settings());
  }

  /// The settings of each kind of layer in a viewer.
  private static Map<LayerKind, Function<Viewer, Node>> layerSettings(
      Workspace workspace, FileChoosers choosers) {
    return Map.of(
        LayerKind.SEGMENTATION,
        SegmentationPane::new,
        LayerKind.ATTENTION,
        AttentionPane::new,
        LayerKind.CORRESPONDENCE,
        viewer -> new CorrespondencePane(workspace, viewer),
        LayerKind.COLORS,
        ColorsPane::new,
        LayerKind.TOKENS,
        viewer -> new ProjectionSettings(workspace, viewer, choosers));
  }

  public Scene scene() {
    return scene;
  }

  public Actions actions() {
    return actions;
  }
}
