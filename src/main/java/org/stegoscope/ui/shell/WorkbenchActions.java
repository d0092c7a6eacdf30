package org.stegoscope.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.stegoscope.workspace.Queries;
import org.stegoscope.workspace.Viewers;
import org.stegoscope.workspace.Workbench;
import org.stegoscope.workspace.Workspace;

/// Commands that turn to a workbench, and those of the queries.
public final class WorkbenchActions {

  public final Action followMouse;
  public final Action clearQueries;
  public final Action search;

  private final List<Action> workbenches = new ArrayList<>();
  private final ActionMenu menu = new ActionMenu("Workbench");

  WorkbenchActions(Workspace workspace, FileChoosers choosers, Obstacles obstacles) {
    Viewers viewers = workspace.viewers();
    int place = 1;
    for (Workbench workbench : Workbench.values()) {
      workbenches.add(
          menu.add(
              Action.choice(
                      "workbench." + workbench.name().toLowerCase(Locale.ROOT),
                      workbench.label(),
                      icon(workbench),
                      viewers.workbenchProperty(),
                      workbench,
                      viewers::work)
                  .on("Alt+" + place)));
      place++;
    }
    menu.line();
    Queries queries = workspace.queries();
    followMouse =
        menu.add(
            Action.toggle(
                    "query.follow",
                    "Query follows the mouse",
                    MaterialDesignM.MOUSE,
                    queries.followingProperty())
                .on("F"));
    clearQueries =
        menu.add(
            Action.of(
                    "query.clear",
                    "Remove all queries",
                    MaterialDesignV.VECTOR_POINT,
                    queries::clear)
                .unless(obstacles.noQuery()));
    search =
        menu.add(
            Action.of(
                    "query.search",
                    "Compare with all open photos",
                    MaterialDesignS.SELECT_SEARCH,
                    workspace.search()::search)
                .on("Shortcut+Shift+F")
                .unless(Obstacles.either(obstacles.noModel(), obstacles.noQuery())));
    TrainingActions.add(menu, workspace, choosers);
  }

  private static Ikon icon(Workbench workbench) {
    return switch (workbench) {
      case SEGMENT -> MaterialDesignS.SHAPE_OUTLINE;
      case ATTEND -> MaterialDesignE.EYE_OUTLINE;
      case CORRESPOND -> MaterialDesignV.VECTOR_LINE;
      case COLOR -> MaterialDesignP.PALETTE_OUTLINE;
      case PROJECT -> MaterialDesignC.CHART_SCATTER_PLOT;
      case TRAIN -> MaterialDesignC.CHART_LINE;
      case SWEEP -> MaterialDesignG.GRID;
      case EVALUATE -> MaterialDesignC.CLIPBOARD_CHECK_OUTLINE;
      case CHECKPOINT -> MaterialDesignC.CUBE_SCAN;
    };
  }

  /// One for each workbench.
  List<Action> workbenches() {
    return workbenches;
  }

  ActionMenu menu() {
    return menu;
  }
}
