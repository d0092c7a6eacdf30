package org.stegoscope.ui.shell;

import java.util.List;
import org.stegoscope.workspace.Workspace;

/// Every command of the window, a class for each menu. A new command is one `menu.add` there; a new
/// menu is one class and one line here.
public final class Actions {

  private final FileActions file;
  private final ViewActions view;
  private final EditActions edit;
  private final ViewerActions viewers;
  private final WorkbenchActions workbench;
  private final ComputeActions compute;
  private final HelpActions help;

  /// `exporting` shows what can be exported, `quitting` closes the window.
  public Actions(
      Workspace workspace,
      FileChoosers choosers,
      Appearance appearance,
      Cards cards,
      Runnable exporting,
      Runnable quitting) {
    Obstacles obstacles = new Obstacles(workspace);
    file = new FileActions(workspace, choosers, obstacles, exporting, quitting);
    view = new ViewActions(workspace, appearance, obstacles);
    help = new HelpActions(workspace, choosers, cards, this::menus);
    compute = new ComputeActions(workspace, cards, obstacles, help.gpu);
    edit = new EditActions(workspace.history());
    viewers = new ViewerActions(workspace, obstacles);
    workbench = new WorkbenchActions(workspace, choosers, obstacles);
  }

  public FileActions file() {
    return file;
  }

  public ViewActions view() {
    return view;
  }

  public EditActions edit() {
    return edit;
  }

  public ViewerActions viewers() {
    return viewers;
  }

  public WorkbenchActions workbench() {
    return workbench;
  }

  public ComputeActions compute() {
    return compute;
  }

  public HelpActions help() {
    return help;
  }

  /// As the menu bar arranges them.
  public List<ActionMenu> menus() {
    return List.of(
        file.menu(),
        edit.menu(),
        view.menu(),
        viewers.menu(),
        workbench.menu(),
        compute.menu(),
        help.menu());
  }

  public List<Action> all() {
    return menus().stream().flatMap(menu -> menu.actions().stream()).toList();
  }

  /// The groups of the tool bar.
  List<List<Action>> toolBar() {
    return menus().stream().flatMap(menu -> menu.tools().stream()).toList();
  }
}
