package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stegoscope.ui.shell.Theme;
import org.stegoscope.workspace.ExportKind;
import org.stegoscope.workspace.Exports;
import org.stegoscope.workspace.FigureExtent;
import org.stegoscope.workspace.PhotoItem;
import org.stegoscope.workspace.Workbench;
import org.stegoscope.workspace.Workspace;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Takes pictures of the card and exports figures: `mvn test -Dtest=ExportPictures
/// -Dstegoscope.screenshots=FOLDER -Dstegoscope.screenshot.files=PHOTO:PHOTO:CHECKPOINT`. Not a
/// test: its name keeps it out of the build.
@ExtendWith(ApplicationExtension.class)
@EnabledIfSystemProperty(named = "stegoscope.screenshots", matches = ".+")
final class ExportPictures {

  private OpenWindow window;
  private Path out;

  @Start
  void start(Stage stage) {
    window = OpenWindow.on(stage);
    stage.setWidth(1280);
    stage.setHeight(800);
    stage.show();
  }

  @Test
  void takePictures() throws Exception {
    out = Files.createDirectories(Path.of(System.getProperty("stegoscope.screenshots")));
    String files = System.getProperty("stegoscope.screenshot.files");
    window.run(() ->
        window
            .workspace()
            .open(Arrays.stream(files.split(File.pathSeparator)).map(Path::of).toList()));
    window.awaitSegmentation();
    Workspace workspace = window.workspace();
    window.run(() -> workspace.segmentation().rename(0, "Meadow"));
    window.awaitSegmentation();
    window.run(window.actions().file().export.export::run);
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      window.run(() -> window.appearance().themeProperty().set(theme));
      window.await(
          "the figure", () -> window.node("#export-preview", ImageView.class).getImage() != null);
      picture("export-figure", theme);
      window.run(() -> window.node("#export-kind-mask", ToggleButton.class).fire());
      picture("export-mask", theme);
      window.run(() -> window.node("#export-kind-figure", ToggleButton.class).fire());
    }
    save("segment");
    window.run(() -> {
      workspace.viewers().work(Workbench.ATTEND);
      workspace.viewer().zoomAt(300, 300, 3);
      workspace.exports().figure().extentProperty().set(FigureExtent.VISIBLE);
    });
    quiet();
    save("attend-visible");
    window.run(() -> {
      workspace.exports().figure().extentProperty().set(FigureExtent.WHOLE);
      workspace.viewer().fit();
      workspace.viewers().show(2);
      PhotoItem last = workspace.photos().items().getLast();
      workspace.photos().activeProperty().set(last);
    });
    quiet();
    window.run(() -> {
      workspace.viewers().all().get(1).source().pinnedProperty().set(true);
      workspace.photos().activeProperty().set(workspace.photos().items().getFirst());
    });
    quiet();
    window.run(() -> {
      workspace.viewers().work(Workbench.CORRESPOND);
      workspace.queries().add(workspace.photos().items().getFirst(), 250.5, 200.5);
    });
    quiet();
    save("correspond");
    window.close();
    assertThat(out).isNotEmptyDirectory();
  }

  private void quiet() {
    window.await("rest", () -> window.workspace().tasks().items().isEmpty());
  }

  private void save(String name) {
    Exports exports = window.workspace().exports();
    for (String ending : List.of("png", "svg", "pdf")) {
      window.run(() -> {
        exports.choose(ExportKind.FIGURE);
        exports.save(out.resolve(name + "." + ending));
      });
      window.await("the file", () -> !exports.savingProperty().get());
    }
  }

  private void picture(String name, Theme theme) {
    window.run(() ->
        Snapshots.write(
            out.resolve("%s-%s.png".formatted(name, theme.name().toLowerCase(Locale.ROOT))),
            Snapshots.of(window.scene().getRoot(), 1)));
  }
}
