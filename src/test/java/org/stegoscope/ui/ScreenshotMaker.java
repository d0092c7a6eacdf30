package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.logging.Logger;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TextField;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stegoscope.model.Precision;
import org.stegoscope.ui.shell.Theme;
import org.stegoscope.workspace.AttentionDisplay;
import org.stegoscope.workspace.Interpolation;
import org.stegoscope.workspace.PhotoItem;
import org.stegoscope.workspace.RecentFiles;
import org.stegoscope.workspace.Sample;
import org.stegoscope.workspace.Viewers;
import org.stegoscope.workspace.Workbench;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Takes pictures of the real window: `mvn test -Dtest=ScreenshotMaker
/// -Dstegoscope.screenshots=FOLDER`, of the photos and the checkpoint in
/// `-Dstegoscope.screenshot.files=A:B:C`, else of the sample. Not a test: its name keeps it out of
/// the build.
@ExtendWith(ApplicationExtension.class)
@EnabledIfSystemProperty(named = "stegoscope.screenshots", matches = ".+")
final class ScreenshotMaker {

  private static final double DENSE = 2;

  private OpenWindow window;

  @Start
  void start(Stage stage) {
    window = OpenWindow.on(stage);
    stage.setWidth(1280);
    stage.setHeight(800);
    stage.show();
  }

  @Test
  void takePictures() throws Exception {
    Path out = Path.of(System.getProperty("stegoscope.screenshots"));
    Files.createDirectories(out);
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      window.run(() -> window.appearance().themeProperty().set(theme));
      picture(out, "welcome", theme, 1);
    }
    openFiles();
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      window.run(() -> window.appearance().themeProperty().set(theme));
      picture(out, "segmentation", theme, 1);
      picture(out, "segmentation-dense", theme, DENSE);
      window.run(() -> {
        window.workspace().viewer().gridShownProperty().set(true);
        window.workspace().overlay().outlinedProperty().set(true);
        window.workspace().viewer().zoomAt(300, 300, 2.5);
        window.workspace().viewer().pointAt(300, 300);
        window.workspace().open(List.of(Path.of("nowhere.pth")));
      });
      window.await("the notice", () -> !window.workspace().notices().items().isEmpty());
      window.await("the overlay", () -> window.workspace().tasks().items().isEmpty());
      picture(out, "grid", theme, 1);
      window.run(() -> window.actions().help().shortcuts.run());
      picture(out, "shortcuts", theme, 1);
      window.run(() -> window.actions().help().gpu.run());
      window.await("the diagnosis", () -> window.workspace().tasks().items().isEmpty());
      picture(out, "gpu", theme, 1);
      window.run(() -> window.actions().compute().computing.run());
      window.await("the machine", () -> window.workspace().tasks().items().isEmpty());
      picture(out, "computing", theme, 1);
      window.run(() -> {
        window.cards().close();
        window.workspace().viewer().gridShownProperty().set(false);
        window.workspace().overlay().outlinedProperty().set(false);
        window.workspace().viewer().fit();
        window.workspace().notices().dismiss(window.workspace().notices().items().getFirst());
      });
    }
    pictureOfManyTasks(out);
    window.close();
    assertThat(out).isNotEmptyDirectory();
  }

  @Test
  void takePicturesOfTheShell(FxRobot robot) throws Exception {
    Path out = Path.of(System.getProperty("stegoscope.screenshots"));
    Files.createDirectories(out);
    // Other tests have opened files that nobody wants to see here.
    window.run(window.workspace().recent()::clear);
    window.run(window.actions().help().find::run);
    robot.write("o");
    picture(out, "palette-impossible", Theme.LIGHT, 1);
    window.run(window.cards()::close);
    openFiles();
    window.await(
        "what was opened last",
        () -> !window.workspace().recent().items(RecentFiles.Kind.PHOTO).isEmpty());
    Logger.getLogger("org.stegoscope.dataset").warning("A profile of colours was not understood.");
    window.run(() -> window.workspace().open(List.of(Path.of("nowhere.pth"))));
    window.await("the notice", () -> !window.workspace().notices().items().isEmpty());
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      window.run(() -> window.appearance().themeProperty().set(theme));
      window.run(window.actions().help().find::run);
      picture(out, "palette", theme, 1);
      robot.write("ph");
      picture(out, "palette-found", theme, 1);
      window.run(() -> window.actions().help().log.run());
      window.run(
          () -> window.node("#log-entries", ListView.class).getSelectionModel().selectLast());
      picture(out, "log", theme, 1);
      window.run(() -> {
        window.cards().close();
        window.node("#photo-search", TextField.class).setText("a");
      });
      picture(out, "search", theme, 1);
      window.run(() -> window.node("#photo-search", TextField.class).clear());
      pictureOfRecentFiles(out, theme);
    }
    window.close();
  }

  @Test
  void takePicturesOfTheWorkbenches() throws Exception {
    Path out = Path.of(System.getProperty("stegoscope.screenshots"));
    Files.createDirectories(out);
    openFiles();
    Viewers viewers = window.workspace().viewers();
    List<PhotoItem> photos = window.workspace().photos().items();
    window.run(() -> {
      viewers.work(Workbench.ATTEND);
      viewers.active().attention().heat().interpolationProperty().set(Interpolation.SMOOTH);
    });
    awaitRest();
    inBothThemes(out, "attend");
    window.run(() -> viewers.active().attention().displayProperty().set(AttentionDisplay.HEADS));
    awaitRest();
    inBothThemes(out, "attend-heads");
    window.run(() -> {
      viewers.work(Workbench.COLOR);
    });
    awaitRest();
    inBothThemes(out, "colors");
    window.run(() -> {
      viewers.show(2);
      viewers.all().get(0).source().pinnedProperty().set(true);
      window.workspace().photos().activeProperty().set(photos.get(1));
      viewers.work(Workbench.CORRESPOND);
      window.workspace().queries().place(photos.get(0), 230, 140);
      window.workspace().queries().add(photos.get(0), 60, 60);
      window.workspace().search().search();
    });
    awaitRest();
    window.await("the ranking", () -> window.workspace().search().resultProperty().get() != null);
    inBothThemes(out, "correspond");
    window.run(() -> {
      viewers.all().get(0).source().pinnedProperty().set(false);
      viewers.show(4);
      viewers.work(Workbench.SEGMENT);
    });
    awaitRest();
    inBothThemes(out, "four");
    window.run(() -> viewers.work(Workbench.CHECKPOINT));
    awaitRest();
    inBothThemes(out, "checkpoint");
    window.close();
  }

  private void inBothThemes(Path out, String name) {
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      window.run(() -> window.appearance().themeProperty().set(theme));
      picture(out, name, theme, 1);
    }
  }

  private void awaitRest() {
    window.await("rest", () -> window.workspace().tasks().items().isEmpty());
    window.await("rest", () -> window.workspace().tasks().items().isEmpty());
  }

  /// As they are in the menu, which shows them beside the mouse only.
  private void pictureOfRecentFiles(Path out, Theme theme) {
    Menu file = window.node(".menu-bar", MenuBar.class).getMenus().getFirst();
    window.run(() -> {
      ContextMenu popup = new ContextMenu();
      popup
          .getItems()
          .setAll(
              file.getItems().stream()
                  .filter(item -> "menu-recent".equals(item.getId()))
                  .flatMap(item -> ((Menu) item).getItems().stream())
                  .toList());
      popup.show(window.scene().getWindow());
      Snapshots.write(
          out.resolve("recent-%s.png".formatted(theme.name().toLowerCase(Locale.ROOT))),
          Snapshots.of(popup.getScene().getRoot(), 1));
      popup.hide();
    });
  }

  /// The popover has a window of its own.
  private void pictureOfManyTasks(Path out) {
    window.runner().makeEndless("Features");
    window.run(() -> window.workspace().segmentation().flipProperty().set(true));
    window.await("a task", () -> !window.workspace().tasks().items().isEmpty());
    window.run(() -> {
      window.workspace().diagnose(_ -> {});
      window.workspace().computing().choose(Precision.BFLOAT16);
    });
    window.await("more tasks", () -> window.workspace().tasks().items().size() > 2);
    window.run(() -> window.node("#all-tasks", Button.class).fire());
    picture(out, "busy", Theme.DARK, 1);
    window.run(() ->
        Snapshots.write(
            out.resolve("tasks-dark.png"),
            Snapshots.of(
                Window.getWindows().stream()
                    .filter(PopupWindow.class::isInstance)
                    .findFirst()
                    .orElseThrow()
                    .getScene()
                    .getRoot(),
                1)));
  }

  private void openFiles() {
    String files = System.getProperty("stegoscope.screenshot.files", "");
    window.run(() -> {
      if (files.isEmpty()) {
        window.workspace().open(Sample.installed());
      } else {
        window
            .workspace()
            .open(Arrays.stream(files.split(File.pathSeparator)).map(Path::of).toList());
      }
    });
    window.awaitSegmentation();
  }

  private void picture(Path out, String name, Theme theme, double scale) {
    window.run(() ->
        Snapshots.write(
            out.resolve("%s-%s.png".formatted(name, theme.name().toLowerCase(Locale.ROOT))),
            Snapshots.of(window.scene().getRoot(), scale)));
  }
}
