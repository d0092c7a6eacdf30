package org.stegoscope.ui.shell;

import java.util.List;
import java.util.stream.Stream;
import org.stegoscope.workspace.Settings;

/// The commands that were chosen last from the palette; remembered from one start to the next.
final class RecentCommands {

  private static final String SETTING = "recent.commands";
  private static final int MOST = 12;

  private final Settings settings;

  RecentCommands(Settings settings) {
    this.settings = settings;
  }

  void chosen(Action action) {
    settings.change(
        SETTING,
        ids -> Stream.concat(Stream.of(action.id()), ids.stream()).distinct().limit(MOST).toList());
  }

  /// The same commands, those chosen last before all others.
  List<Command> first(List<Command> commands) {
    List<String> ids = settings.texts(SETTING);
    Stream<Command> recent =
        ids.stream()
            .flatMap(id -> commands.stream().filter(command -> command.action().id().equals(id)));
    Stream<Command> others =
        commands.stream().filter(command -> !ids.contains(command.action().id()));
    return Stream.concat(recent, others).toList();
  }
}
