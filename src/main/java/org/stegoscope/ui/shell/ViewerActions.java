package org.stegoscope.ui.shell;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.stegoscope.workspace.Viewers;
import org.stegoscope.workspace.Workspace;

/// Commands that arrange the viewers.
public final class ViewerActions {

  public final Action one;
  public final Action two;
  public final Action three;
  public final Action four;
  public final Action compare;
  public final Action next;
  public final Action previous;
  public final Action link;
  public final Action pin;
  public final Action curtain;

  private final ActionMenu menu = new ActionMenu("Viewers");

  ViewerActions(Workspace workspace, Obstacles obstacles) {
    Viewers viewers = workspace.viewers();
    one = menu.addTool(count(viewers, "viewers.one", "One viewer", MaterialDesignN.NUMERIC_1, 1));
    two = menu.addTool(count(viewers, "viewers.two", "Two viewers", MaterialDesignN.NUMERIC_2, 2));
    three =
        menu.add(count(viewers, "viewers.three", "Three viewers", MaterialDesignN.NUMERIC_3, 3));
    four =
        menu.addTool(count(viewers, "viewers.four", "Four viewers", MaterialDesignN.NUMERIC_4, 4));
    menu.line();
    compare =
        menu.addTool(
            Action.of(
                    "viewers.compare",
                    "DINO and STEGO side by side",
                    MaterialDesignC.COMPARE,
                    viewers::compareSpaces)
                .on("Shortcut+D")
                .unless(obstacles.noHead()));
    menu.line();
    next =
        menu.add(
            Action.of(
                    "viewers.next",
                    "Next viewer",
                    MaterialDesignA.ARROW_RIGHT,
                    () -> viewers.step(1))
                .on("F6"));
    previous =
        menu.add(
            Action.of(
                    "viewers.previous",
                    "Previous viewer",
                    MaterialDesignA.ARROW_LEFT,
                    () -> viewers.step(-1))
                .on("Shift+F6"));
    menu.line();
    link =
        menu.addTool(
            Action.toggle(
                    "viewers.link",
                    "Link the viewers",
                    MaterialDesignL.LINK_VARIANT,
                    viewers.linkedProperty())
                .on("L"));
    pin =
        menu.add(
            Action.toggle(
                    "viewers.pin",
                    "Keep this photo in the viewer",
                    MaterialDesignP.PIN_OUTLINE,
                    viewers.ofActive(viewer -> viewer.source().pinnedProperty()))
                .on("P")
                .unless(obstacles.oneViewer()));
    curtain =
        menu.addTool(
            Action.toggle(
                    "view.curtain",
                    "Curtain over the layers",
                    MaterialDesignC.CURTAINS,
                    viewers.ofActive(viewer -> viewer.view().curtainedProperty()))
                .on("C")
                .unless(obstacles.noPhoto()));
  }

  private static Action count(Viewers viewers, String id, String label, Ikon icon, int count) {
    return Action.choice(
            id, label, icon, viewers.countProperty().map(Number::intValue), count, viewers::show)
        .on("Shortcut+Alt+" + count);
  }

  ActionMenu menu() {
    return menu;
  }
}
