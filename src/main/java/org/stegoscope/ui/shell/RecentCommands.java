package org.stegoscope.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The commands that were chosen last from the palette.
final class RecentCommands {

  private static final int MOST = 12;

  /// The newest first.
  private final List<String> ids = new ArrayList<>();

  void chosen(Action action) {
    ids.remove(action.id());
    ids.addFirst(action.id());
    if (ids.size() > MOST) {
      ids.removeLast();
    }
  }

  /// The same commands, those chosen last before all others.
  List<Command> first(List<Command> commands) {
    Stream<Command> recent =
        ids.stream()
            .flatMap(id -> commands.stream().filter(command -> command.action().id().equals(id)));
    Stream<Command> others =
        commands.stream().filter(command -> !ids.contains(command.action().id()));
    return Stream.concat(recent, others).toList();
  }
}
