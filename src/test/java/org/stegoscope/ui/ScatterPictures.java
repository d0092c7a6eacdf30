package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stegoscope.core.Palette;
import org.stegoscope.figure.Figure;
import org.stegoscope.figure.FigureFile;
import org.stegoscope.figure.Panel;
import org.stegoscope.figure.PngSize;
import org.stegoscope.figure.ScatterDrawing;
import org.stegoscope.figure.scatter.Crowding;
import org.stegoscope.figure.scatter.Link;
import org.stegoscope.figure.scatter.ScatterClouds;
import org.stegoscope.figure.scatter.ScatterStyle;
import org.stegoscope.figure.scatter.ScatterView;
import org.stegoscope.job.JobContext;
import org.stegoscope.ui.shell.Theme;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Takes pictures of scatter plots, light and dark, and makes figures of some: `mvn test
/// -Dtest=ScatterPictures -Dstegoscope.pictures=FOLDER`. Not a test: its name keeps it out of the
/// build.
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
    thumbnails(folder);
    window.close();
    figures(folder);
    assertThat(folder).isNotEmptyDirectory();
  }

  /// Few points of many, as pictures, with neighbours, in the middle of a drag.
  private void thumbnails(Path folder) {
    ScatterClouds clouds = ScatterClouds.of(3136, 11, 7);
    WritableImage patch = new WritableImage(8, 8);
    for (int i = 0; i < 64; i++) {
      patch.getPixelWriter().setColor(i % 8, i / 8, Color.hsb(i * 5, 0.5, 0.4 + i / 110.0));
    }
    window.run(() -> {
      window.appearance().themeProperty().set(Theme.LIGHT);
      window.plot().pointsProperty().set(clouds.points());
      window.plot().lookProperty().set(ScatterStyle.of(clouds.argb()));
      window.plot().thumbnailsProperty().set(point -> point % 3 == 0 ? null : patch);
      window
          .plot()
          .viewProperty()
          .set(new ScatterView(clouds.points().x(0), clouds.points().y(0), 90));
    });
    int[] shown =
        window.get(() ->
            IntStream.range(0, 3136)
                .filter(i -> Math.abs(clouds.points().x(i) - clouds.points().x(0)) < 5)
                .filter(i -> Math.abs(clouds.points().y(i) - clouds.points().y(0)) < 4)
                .toArray());
    window.run(() -> {
      BitSet selected = new BitSet();
      Arrays.stream(shown).filter(i -> i % 2 == 0).forEach(selected::set);
      window.plot().selectedProperty().set(selected);
      window.plot().highlightProperty().set(shown[0]);
      window
          .plot()
          .linesProperty()
          .set(Arrays.stream(shown).skip(1).limit(8).mapToObj(i -> new Link(shown[0], i)).toList());
    });
    window.fire(MouseEvent.MOUSE_PRESSED, Set.of(), new Point2D(100, 100));
    for (Point2D place :
        List.of(new Point2D(500, 80), new Point2D(640, 400), new Point2D(300, 600))) {
      window.fire(MouseEvent.MOUSE_DRAGGED, Set.of(), place);
    }
    window.run(
        () -> Snapshots.write(folder.resolve("thumbnails.png"), Snapshots.of(window.plot(), 1)));
  }

  /// Two panels in each format: few points with a selection, and many.
  private static void figures(Path folder) {
    ScatterClouds few = ScatterClouds.of(412, 11, 7);
    ScatterClouds many = ScatterClouds.of(30_000, 11, 7);
    List<ScatterDrawing.Entry> entries = new ArrayList<>();
    for (int cloud = 0; cloud < 11; cloud++) {
      entries.add(
          new ScatterDrawing.Entry(
              "cluster " + cloud, Palette.distinctColor(cloud), many.cloud(cloud).cardinality()));
    }
    Figure figure =
        Figure.of(
                List.of(
                    new Panel("DINO", drawing(few, 3, few.cloud(3)).chart()),
                    new Panel("STEGO", drawing(many, 0.8, new BitSet()).chart())))
            .withTitle("Tokens of twelve photos")
            .withGuides(List.of(ScatterDrawing.legend("Clusters", entries)));
    for (String ending : List.of("png", "svg", "pdf")) {
      FigureFile.write(
          folder.resolve("figure." + ending), figure, new PngSize.Dpi(200), JobContext.NONE);
    }
  }

  private static ScatterDrawing drawing(ScatterClouds clouds, double sizePt, BitSet selected) {
    return new ScatterDrawing(
        clouds.points(),
        ScatterStyle.of(clouds.argb()).withSizePx(sizePt),
        new BitSet(),
        selected,
        clouds.points().bounds(),
        "t-SNE 1",
        "t-SNE 2");
  }
}
