package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegoscope.ui.shell.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Takes the pictures of the documentation from the real window, light and dark; `docs/screenshots`
/// runs it. Not a test: its name keeps it out of the build.
///
/// A new picture is one line in a list such as that of [WorkbenchPictures]; a new list is one line
/// here. Each picture has a window of its own, so it does not matter which others are taken.
///
/// The properties are `stegoscope.screenshots`, the folder; `stegoscope.screenshots.names`, the
/// pictures to take, divided by commas, else all that are published;
/// `stegoscope.screenshots.scales`, the pixels a point, divided by commas, else `1`; and
/// `stegoscope.screenshots.size`, that of the window, else `1280x800`.
@ExtendWith(ApplicationExtension.class)
@EnabledIfSystemProperty(named = "stegoscope.screenshots", matches = ".+")
final class ScreenshotMaker {

  private static final String PROPERTY = "stegoscope.screenshots";

  /// What is written when no names are given.
  private static final List<Picture> PUBLISHED =
      Stream.of(FramePictures.all(), WorkbenchPictures.all()).flatMap(List::stream).toList();

  private static final List<Picture> ALL =
      Stream.of(PUBLISHED, MachinePictures.all()).flatMap(List::stream).toList();

  /// The headless screen has no more; a larger window is laid out without one.
  private static final double SCREEN_WIDTH_PX = 1280;

  private static final double SCREEN_HEIGHT_PX = 800;

  @TempDir Path folder;
  private OpenWindow window;
  private double width;
  private double height;

  @BeforeAll
  static void useOneTimeEverywhere() {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    Locale.setDefault(Locale.US);
  }

  static Stream<Picture> wanted() {
    List<String> names = list("names", "");
    return names.isEmpty()
        ? PUBLISHED.stream()
        : ALL.stream().filter(picture -> names.contains(picture.name()));
  }

  private static List<String> list(String property, String usual) {
    return Arrays.stream(System.getProperty(PROPERTY + "." + property, usual).split(","))
        .filter(part -> !part.isEmpty())
        .toList();
  }

  @Start
  void start(Stage stage) {
    // Nobody's settings and recent files.
    System.setProperty("stegoscope.config", folder.resolve("settings").toString());
    window = OpenWindow.on(stage);
    String[] size = System.getProperty(PROPERTY + ".size", "1280x800").split("x");
    width = Double.parseDouble(size[0]);
    height = Double.parseDouble(size[1]);
    stage.setWidth(Math.min(width, SCREEN_WIDTH_PX));
    stage.setHeight(Math.min(height, SCREEN_HEIGHT_PX));
    stage.show();
  }

  @ParameterizedTest
  @MethodSource("wanted")
  void take(Picture picture, FxRobot robot) throws Exception {
    Path out = Files.createDirectories(Path.of(System.getProperty(PROPERTY)));
    picture.arrangement().arrange(new Studio(window, robot, folder));
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      window.run(() -> window.appearance().themeProperty().set(theme));
      for (String scale : list("scales", "1")) {
        String name =
            "%s-%s%s.png"
                .formatted(
                    picture.name(),
                    theme.name().toLowerCase(Locale.ROOT),
                    scale.equals("1") ? "" : "@" + scale + "x");
        window.run(() -> Snapshots.write(out.resolve(name), snapshot(Double.parseDouble(scale))));
        assertThat(out.resolve(name)).isNotEmptyFile();
      }
    }
    window.close();
  }

  private WritableImage snapshot(double scale) {
    Region root = (Region) window.scene().getRoot();
    if (root.getWidth() != width || root.getHeight() != height) {
      root.resize(width, height);
      // What a layout makes larger asks for one more.
      root.layout();
      root.layout();
    }
    return Snapshots.of(root, scale);
  }
}
