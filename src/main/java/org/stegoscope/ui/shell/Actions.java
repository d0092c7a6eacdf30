package org.stegoscope.ui.shell;

import java.util.List;
import org.stegoscope.workspace.Workspace;

/// Every command of the window, a class for each menu. A new command is one `menu.add` there; a new
/// menu is one class and one line here.
public final class Actions {

  private final FileActions file;
  private final ViewActions view;
  private final SegmentActions segment;
  private final HelpActions help;

  public Actions(
      Workspace workspace,
      FileChoosers choosers,
      Appearance appearance,
      Cards cards,
      Runnable quitting) {
    Obstacles obstacles = new Obstacles(workspace);
    file = new FileActions(workspace, choosers, obstacles, quitting);
    view = new ViewActions(workspace, appearance, obstacles);
    help = new HelpActions(workspace, choosers, cards, this::menus);
    segment = new SegmentActions(workspace, cards, obstacles, help.gpu);
  }

  public FileActions file() {
    return file;
  }

  public ViewActions view() {
    return view;
  }

  public SegmentActions segment() {
    return segment;
  }

  public HelpActions help() {
    return help;
  }

  /// As the menu bar arranges them.
  public List<ActionMenu> menus() {
    return List.of(file.menu(), view.menu(), segment.menu(), help.menu());
  }

  public List<Action> all() {
    return menus().stream().flatMap(menu -> menu.actions().stream()).toList();
  }

  /// The groups of the tool bar.
  List<List<Action>> toolBar() {
    return menus().stream().flatMap(menu -> menu.tools().stream()).toList();
  }
}
