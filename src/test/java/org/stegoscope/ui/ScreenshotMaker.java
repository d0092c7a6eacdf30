package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.ui.shell.Theme;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Takes pictures of the real window: `mvn test -Dtest=ScreenshotMaker
/// -Dstegoscope.screenshots=FOLDER`, of the photos in `-Dstegoscope.screenshot.photos=A:B` and the
/// checkpoint in `-Dstegoscope.screenshot.checkpoint=C`, else of small ones made here. Not a test:
/// its name keeps it out of the build.
@ExtendWith(ApplicationExtension.class)
@EnabledIfSystemProperty(named = "stegoscope.screenshots", matches = ".+")
final class ScreenshotMaker {

  private static final double DENSE = 2;

  @TempDir Path folder;
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
    List<Path> files = files();
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      window.run(() -> window.appearance().themeProperty().set(theme));
      picture(out, "welcome", theme, 1);
    }
    window.run(() -> window.workspace().open(files));
    window.awaitSegmentation();
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
      window.run(() -> window.actions().shortcuts.run());
      picture(out, "shortcuts", theme, 1);
      window.run(() -> window.actions().gpu.run());
      window.await("the diagnosis", () -> window.workspace().tasks().items().isEmpty());
      picture(out, "gpu", theme, 1);
      window.run(() -> {
        window.cards().close();
        window.workspace().viewer().gridShownProperty().set(false);
        window.workspace().overlay().outlinedProperty().set(false);
        window.workspace().viewer().fit();
        window.workspace().notices().dismiss(window.workspace().notices().items().getFirst());
      });
    }
    window.close();
    assertThat(out).isNotEmptyDirectory();
  }

  private List<Path> files() throws Exception {
    List<Path> files = new ArrayList<>();
    String photos = System.getProperty("stegoscope.screenshot.photos", "");
    if (photos.isEmpty()) {
      files.add(SampleFiles.quarters(folder.resolve("quarters.png"), 320, 240));
      files.add(SampleFiles.broken(folder.resolve("broken.png")));
    } else {
      Arrays.stream(photos.split(File.pathSeparator)).map(Path::of).forEach(files::add);
    }
    String checkpoint = System.getProperty("stegoscope.screenshot.checkpoint", "");
    files.add(
        checkpoint.isEmpty()
            ? SampleFiles.untrainedBackbone(folder.resolve("untrained-vit.safetensors"), 192, 4)
            : Path.of(checkpoint));
    return files;
  }

  private void picture(Path out, String name, Theme theme, double scale) {
    window.run(() ->
        Snapshots.write(
            out.resolve("%s-%s.png".formatted(name, theme.name().toLowerCase(Locale.ROOT))),
            Snapshots.of(window.scene().getRoot(), scale)));
  }
}
