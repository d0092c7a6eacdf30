package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Locale;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stegoscope.figure.scatter.Crowding;
import org.stegoscope.figure.scatter.ScatterClouds;
import org.stegoscope.figure.scatter.ScatterStyle;
import org.stegoscope.ui.shell.Theme;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Takes pictures of scatter plots, light and dark: `mvn test -Dtest=ScatterPictures
/// -Dstegoscope.pictures=FOLDER`. Not a test: its name keeps it out of the build.
@ExtendWith(ApplicationExtension.class)
@EnabledIfSystemProperty(named = "stegoscope.pictures", matches = ".+")
final class ScatterPictures {

  private OpenScatter window;

  @Start
  void start(Stage stage) {
    window = new OpenScatter(stage, 1000, 800);
  }

  @Test
  void take() throws Exception {
    Path folder = Files.createDirectories(Path.of(System.getProperty("stegoscope.pictures")));
    for (int count : new int[] {412, 3136, 200_000}) {
      ScatterClouds clouds = ScatterClouds.of(count, 11, 7);
      for (Crowding crowding : Crowding.values()) {
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
          for (boolean selection : new boolean[] {false, true}) {
            window.run(() -> {
              window.appearance().themeProperty().set(theme);
              window.plot().pointsProperty().set(clouds.points());
              window
                  .plot()
                  .lookProperty()
                  .set(ScatterStyle.of(clouds.argb()).withCrowding(crowding));
              window.plot().highlightProperty().set(selection ? 5 : -1);
              window.plot().selectedProperty().set(selection ? clouds.cloud(3) : new BitSet());
            });
            String name =
                "%d-%s-%s%s.png"
                    .formatted(count, crowding, theme, selection ? "-selection" : "")
                    .toLowerCase(Locale.ROOT);
            window.run(() -> Snapshots.write(folder.resolve(name), Snapshots.of(window.plot(), 1)));
          }
        }
      }
    }
    window.close();
    assertThat(folder).isNotEmptyDirectory();
  }
}
