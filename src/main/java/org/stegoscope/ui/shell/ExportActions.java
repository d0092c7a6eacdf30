package org.stegoscope.ui.shell;

import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.stegoscope.workspace.ExportKind;
import org.stegoscope.workspace.Exports;
import org.stegoscope.workspace.Workspace;

/// Commands that write what the viewers show.
public final class ExportActions {

  public final Action export;
  public final Action figure;
  public final Action mask;

  private final Exports exports;
  private final FileChoosers choosers;

  /// Adds them to a menu; `card` shows everything that can be exported.
  ExportActions(
      Workspace workspace,
      FileChoosers choosers,
      Obstacles obstacles,
      ActionMenu menu,
      Runnable card) {
    this.choosers = choosers;
    exports = workspace.exports();
    export =
        menu.addTool(Action.of("export", "Export…", MaterialDesignE.EXPORT, card).on("Shortcut+E"));
    figure =
        menu.add(
            direct(
                "export.figure",
                "Export figure…",
                MaterialDesignF.FILE_IMAGE_OUTLINE,
                ExportKind.FIGURE,
                obstacles.noPhoto()));
    mask =
        menu.add(
            direct(
                "export.mask",
                "Export mask…",
                MaterialDesignI.IMAGE_FILTER_CENTER_FOCUS,
                ExportKind.MASK,
                obstacles.noSegmentation()));
  }

  /// Asks for a file and writes to it, as the card has it otherwise.
  private Action direct(
      String id, String label, Ikon icon, ExportKind kind, ObservableValue<String> obstacle) {
    return Action.of(
            id,
            label,
            icon,
            () -> {
              exports.choose(kind);
              choosers.save(label, exports.suggestedName()).ifPresent(exports::save);
            })
        .unless(obstacle);
  }
}
