package org.stegoscope.ui.shell;

import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;
import org.stegoscope.workspace.Workspace;

/// Commands that change what is seen, and compute nothing.
public final class ViewActions {

  public final Action fit;
  public final Action actualSize;
  public final Action zoomIn;
  public final Action zoomOut;
  public final Action overlay;
  public final Action grid;
  public final Action outlines;
  public final Action nextPhoto;
  public final Action previousPhoto;
  public final Action lightTheme;
  public final Action darkTheme;
  public final Action systemTheme;

  private final ActionMenu menu = new ActionMenu("View");

  ViewActions(Workspace workspace, Appearance appearance, Obstacles obstacles) {
    var viewers = workspace.viewers();
    var photos = workspace.photos();
    fit =
        menu.addTool(
            Action.of(
                    "view.fit",
                    "Fit photo",
                    MaterialDesignF.FIT_TO_PAGE_OUTLINE,
                    () -> viewers.active().view().fit())
                .on("Shortcut+0")
                .unless(obstacles.noPhoto()));
    actualSize =
        menu.addTool(
            Action.of(
                    "view.actual",
                    "Actual size",
                    MaterialDesignN.NUMERIC_1_BOX_OUTLINE,
                    () -> viewers.active().view().actualSize())
                .on("Shortcut+1")
                .unless(obstacles.noPhoto()));
    zoomIn =
        menu.addTool(
            Action.of(
                    "view.zoom-in",
                    "Zoom in",
                    MaterialDesignM.MAGNIFY_PLUS_OUTLINE,
                    () -> viewers.active().view().zoomIn())
                .on(new KeyCharacterCombination("+", KeyCombination.SHORTCUT_DOWN))
                .unless(obstacles.noPhoto()));
    zoomOut =
        menu.addTool(
            Action.of(
                    "view.zoom-out",
                    "Zoom out",
                    MaterialDesignM.MAGNIFY_MINUS_OUTLINE,
                    () -> viewers.active().view().zoomOut())
                .on(new KeyCharacterCombination("-", KeyCombination.SHORTCUT_DOWN))
                .unless(obstacles.noPhoto()));
    menu.line();
    overlay =
        menu.addTool(
            Action.toggle(
                    "view.overlay",
                    "Segmentation over the photo",
                    MaterialDesignL.LAYERS_OUTLINE,
                    viewers.ofActive(viewer -> viewer.overlay().shownProperty()))
                .on("S")
                .unless(obstacles.noSegmentation()));
    outlines =
        menu.addTool(
            Action.toggle(
                    "view.outlines",
                    "Class boundaries",
                    MaterialDesignV.VECTOR_SQUARE,
                    viewers.ofActive(viewer -> viewer.overlay().outlinedProperty()))
                .on("B")
                .unless(obstacles.noSegmentation()));
    grid =
        menu.addTool(
            Action.toggle(
                    "view.grid",
                    "Patch grid",
                    MaterialDesignG.GRID,
                    viewers.ofActive(viewer -> viewer.view().gridShownProperty()))
                .on("G")
                .unless(obstacles.noPatches()));
    menu.line();
    previousPhoto =
        menu.add(
            Action.of(
                    "photo.previous",
                    "Previous photo",
                    MaterialDesignC.CHEVRON_LEFT,
                    () -> photos.step(-1))
                .on(new KeyCodeCombination(KeyCode.PAGE_UP))
                .unless(obstacles.noPhoto()));
    nextPhoto =
        menu.add(
            Action.of(
                    "photo.next", "Next photo", MaterialDesignC.CHEVRON_RIGHT, () -> photos.step(1))
                .on(new KeyCodeCombination(KeyCode.PAGE_DOWN))
                .unless(obstacles.noPhoto()));
    menu.line();
    lightTheme =
        menu.add(
            Action.choice(
                "theme.light",
                "Light theme",
                MaterialDesignW.WEATHER_SUNNY,
                appearance.themeProperty(),
                Theme.LIGHT));
    darkTheme =
        menu.add(
            Action.choice(
                "theme.dark",
                "Dark theme",
                MaterialDesignW.WEATHER_NIGHT,
                appearance.themeProperty(),
                Theme.DARK));
    systemTheme =
        menu.add(
            Action.choice(
                "theme.system",
                "Theme of the system",
                MaterialDesignT.THEME_LIGHT_DARK,
                appearance.themeProperty(),
                Theme.SYSTEM));
  }

  ActionMenu menu() {
    return menu;
  }
}
