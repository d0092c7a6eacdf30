package org.stegoscope.ui.shell;

import java.util.List;
import java.util.function.Supplier;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.stegoscope.workspace.Workspace;

/// Commands that explain.
public final class HelpActions {

  public final Action find;
  public final Action shortcuts;
  public final Action log;
  public final Action gpu;
  public final Action diagnose;
  public final Action about;

  private final ActionMenu menu = new ActionMenu("Help");

  /// `menus` gives all menus of the window, once they are there.
  HelpActions(
      Workspace workspace, FileChoosers choosers, Cards cards, Supplier<List<ActionMenu>> menus) {
    HelpCards help = new HelpCards(workspace, cards);
    CommandPalette palette =
        new CommandPalette(
            cards, () -> commands(menus.get()), new RecentCommands(workspace.settings()));
    find =
        menu.add(
            Action.of("command.find", "Find command…", MaterialDesignM.MAGNIFY, palette::show)
                .on("Shortcut+Shift+P"));
    shortcuts =
        menu.add(
            Action.of(
                    "help.shortcuts",
                    "Keyboard shortcuts",
                    MaterialDesignK.KEYBOARD_OUTLINE,
                    () -> cards.show("Keyboard shortcuts", ShortcutsSheet.of(menus.get())))
                .on("F1"));
    log =
        menu.add(
            Action.of(
                "help.log",
                "Show the log",
                MaterialDesignT.TEXT_BOX_OUTLINE,
                () -> cards.show("Log", new LogCard(workspace.log(), choosers))));
    menu.line();
    gpu =
        menu.add(
            Action.of("help.gpu", "Set up GPU", MaterialDesignE.EXPANSION_CARD_VARIANT, help::gpu));
    diagnose =
        menu.add(
            Action.of(
                "help.diagnose",
                "Diagnose this machine",
                MaterialDesignS.STETHOSCOPE,
                help::diagnosis));
    menu.line();
    about =
        menu.add(
            Action.of(
                "help.about",
                "About Stegoscope",
                MaterialDesignI.INFORMATION_OUTLINE,
                help::about));
  }

  private static List<Command> commands(List<ActionMenu> menus) {
    return menus.stream().flatMap(menu -> menu.commands().stream()).toList();
  }

  ActionMenu menu() {
    return menu;
  }
}
