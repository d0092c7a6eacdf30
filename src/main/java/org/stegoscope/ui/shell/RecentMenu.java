package org.stegoscope.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.stegoscope.workspace.RecentFiles;
import org.stegoscope.workspace.RecentFiles.Kind;
import org.stegoscope.workspace.Workspace;

/// What was opened last, to open it again: a section for each kind of file.
final class RecentMenu {

  /// Longer paths lose their beginning, which says least.
  private static final int LONGEST_PATH = 48;

  private final Workspace workspace;
  private final RecentFiles recent;
  private final Action clear;

  private RecentMenu(Workspace workspace) {
    this.workspace = workspace;
    recent = workspace.recent();
    clear =
        Action.of("recent.clear", "Forget recent files", MaterialDesignB.BROOM, recent::clear)
            .unless(
                Bindings.createStringBinding(
                    () -> nothing() ? "nothing was opened yet" : "", lists()));
  }

  static Submenu of(Workspace workspace) {
    RecentMenu menu = new RecentMenu(workspace);
    ObservableValue<List<List<Action>>> sections =
        Bindings.createObjectBinding(menu::sections, menu.lists());
    return new Submenu(
        "recent", "Open recent", MaterialDesignH.HISTORY, sections, workspace.recent()::check);
  }

  private Observable[] lists() {
    return Stream.of(Kind.values()).map(recent::items).toArray(Observable[]::new);
  }

  private boolean nothing() {
    return Stream.of(Kind.values()).allMatch(kind -> recent.items(kind).isEmpty());
  }

  private List<List<Action>> sections() {
    List<List<Action>> sections = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      List<Path> files = recent.items(kind);
      if (!files.isEmpty()) {
        sections.add(
            IntStream.range(0, files.size()).mapToObj(i -> open(kind, i, files.get(i))).toList());
      }
    }
    sections.add(List.of(clear));
    return sections;
  }

  private Action open(Kind kind, int index, Path file) {
    ObservableValue<String> missing =
        Bindings.createStringBinding(
            () -> recent.missing().contains(file) ? "it is not there any more" : "",
            recent.missing());
    return Action.of(
            "recent.%s.%d".formatted(kind.name().toLowerCase(Locale.ROOT), index),
            label(file),
            icon(kind),
            () -> workspace.open(List.of(file)))
        .unless(missing);
  }

  private static String label(Path file) {
    Path name = file.getFileName();
    Path folder = file.getParent();
    if (name == null || folder == null) {
      return file.toString();
    }
    String path = folder.toString();
    String end =
        path.length() <= LONGEST_PATH ? path : "…" + path.substring(path.length() - LONGEST_PATH);
    return name + "  ·  " + end;
  }

  private static Ikon icon(Kind kind) {
    return switch (kind) {
      case PHOTO -> MaterialDesignI.IMAGE_OUTLINE;
      case FOLDER -> MaterialDesignF.FOLDER_OUTLINE;
      case CHECKPOINT -> MaterialDesignC.CUBE_OUTLINE;
      case PROJECT -> MaterialDesignB.BOOK_OPEN_OUTLINE;
    };
  }
}
