package org.stegoscope.ui.shell;

import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.stegoscope.workspace.Workspace;

/// Commands that start, stop and set up computations.
public final class ComputeActions {

  public final Action again;
  public final Action cancelAll;
  public final Action computing;

  private final ActionMenu menu = new ActionMenu("Compute");

  /// `gpu` tells how to bring a GPU to use.
  ComputeActions(Workspace workspace, Cards cards, Obstacles obstacles, Action gpu) {
    again =
        menu.addTool(
            Action.of("compute.again", "Compute again", MaterialDesignR.REFRESH, workspace::again)
                .on("F5")
                .unless(Obstacles.either(obstacles.noPhoto(), obstacles.noModel())));
    cancelAll =
        menu.add(
            Action.of(
                    "tasks.cancel",
                    "Cancel everything",
                    MaterialDesignC.CLOSE_CIRCLE_OUTLINE,
                    workspace.tasks()::cancelAll)
                .on("Shortcut+Period")
                .unless(obstacles.nothingRuns()));
    menu.line();
    ComputingCard card = new ComputingCard(workspace.computing(), gpu);
    computing =
        menu.add(
            Action.of(
                "computing.show",
                "Computing…",
                MaterialDesignC.CHIP,
                () -> {
                  workspace.computing().detect();
                  cards.show("Computing", card);
                }));
  }

  ActionMenu menu() {
    return menu;
  }
}
