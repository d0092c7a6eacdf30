package org.stegoscope.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A menu while it is put together: sections of entries with a line between them. Each entry is
/// told once, in the order in which it is added; the tool bar takes some of them along.
public final class ActionMenu {

  /// What can stand in a menu.
  public sealed interface Entry permits Action, Submenu {}

  private final String title;
  private final List<List<Entry>> sections = new ArrayList<>(List.of(new ArrayList<>()));
  private final List<List<Action>> tools = new ArrayList<>(List.of(new ArrayList<>()));

  public ActionMenu(String title) {
    this.title = title;
  }

  /// Adds a command at the end and gives it back.
  public Action add(Action action) {
    sections.getLast().add(action);
    return action;
  }

  /// Adds a command at the end that has a button in the tool bar, too.
  public Action addTool(Action action) {
    tools.getLast().add(action);
    return add(action);
  }

  public void add(Submenu submenu) {
    sections.getLast().add(submenu);
  }

  /// What is added from now on stands below a line.
  public void line() {
    sections.add(new ArrayList<>());
    tools.add(new ArrayList<>());
  }

  public String title() {
    return title;
  }

  public List<List<Entry>> sections() {
    return sections;
  }

  /// What of it is in the tool bar, in groups.
  List<List<Action>> tools() {
    return tools.stream().filter(group -> !group.isEmpty()).toList();
  }

  /// The commands that always stand in it, without those of submenus.
  public List<Action> actions() {
    return sections.stream()
        .flatMap(List::stream)
        .filter(Action.class::isInstance)
        .map(Action.class::cast)
        .toList();
  }

  /// All commands that stand in it now, also in its submenus.
  List<Command> commands() {
    return sections.stream().flatMap(List::stream).flatMap(this::commands).toList();
  }

  private Stream<Command> commands(Entry entry) {
    return switch (entry) {
      case Action action -> Stream.of(new Command(title, action));
      case Submenu submenu ->
          submenu.sections().getValue().stream()
              .flatMap(List::stream)
              .map(action -> new Command(title + " › " + submenu.label(), action));
    };
  }
}
