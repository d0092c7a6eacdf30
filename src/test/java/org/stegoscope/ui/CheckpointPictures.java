package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stegoscope.checkpoint.StoredTensor;
import org.stegoscope.ui.shell.Theme;
import org.stegoscope.workspace.InspectionState;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Takes pictures of the checkpoint workbench: `mvn test -Dtest=CheckpointPictures
/// -Dstegoscope.screenshots=FOLDER -Dstegoscope.screenshot.files=A:B:C`. Not a test: its name keeps
/// it out of the build.
@ExtendWith(ApplicationExtension.class)
@EnabledIfSystemProperty(named = "stegoscope.screenshots", matches = ".+")
final class CheckpointPictures {

  private static final double DENSE = 2;

  private OpenCheckpoint window;

  @Start
  void start(Stage stage) {
    window = new OpenCheckpoint(stage, 1180, 760);
  }

  @Test
  void takePictures(FxRobot robot) throws Exception {
    Path out = Path.of(System.getProperty("stegoscope.screenshots"));
    Files.createDirectories(out);
    String files = System.getProperty("stegoscope.screenshot.files");
    for (Path file : Arrays.stream(files.split(File.pathSeparator)).map(Path::of).toList()) {
      String name = file.getFileName().toString().replaceAll("\\..*", "");
      window.open(file);
      for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
        window.run(() -> window.appearance().themeProperty().set(theme));
        if (window.get(() -> window.model().stateProperty().get())
            instanceof InspectionState.Content content) {
          takeTabs(robot, out, name, theme, content);
        } else {
          picture(out, name, theme, 1);
        }
      }
    }
    window.close();
    assertThat(out).isNotEmptyDirectory();
  }

  private void takeTabs(
      FxRobot robot, Path out, String name, Theme theme, InspectionState.Content content) {
    tab(0);
    window.run(() -> {
      window.model().filterProperty().set("");
      window.model().selectedProperty().set(null);
    });
    picture(out, name + "-overview", theme, 1);
    StoredTensor tensor =
        content.checkpoint().inspection().checkpoint().tensors().values().stream()
            .filter(each -> each.name().endsWith("qkv.weight"))
            .findFirst()
            .orElseThrow();
    window.run(() -> {
      window.model().selectedProperty().set(tensor);
      window.model().filterProperty().set("attn");
    });
    window.awaitStatistics();
    picture(out, name + "-search", theme, 1);
    window.run(() -> window.model().filterProperty().set(""));
    window.run(() -> window.node("#histogram-log", CheckBox.class).setSelected(true));
    robot.moveTo("#histogram");
    picture(out, name + "-tensor", theme, DENSE);
    window.run(() -> window.node("#histogram-log", CheckBox.class).setSelected(false));
    tab(1);
    picture(out, name + "-configuration", theme, 1);
    tab(2);
    picture(out, name + "-keys", theme, 1);
  }

  private void tab(int index) {
    window.run(
        () -> window.node("#checkpoint-tabs", TabPane.class).getSelectionModel().select(index));
  }

  private void picture(Path out, String name, Theme theme, double scale) {
    window.run(() ->
        Snapshots.write(
            out.resolve("%s-%s.png".formatted(name, theme.name().toLowerCase(Locale.ROOT))),
            Snapshots.of(window.scene().getRoot(), scale)));
  }
}
