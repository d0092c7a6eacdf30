package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.workspace.Viewer;
import org.stegoscope.workspace.Viewers;
import org.stegoscope.workspace.Workbench;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Times a click in the real window: `mvn test -Dtest=ClickTimes -Dstegoscope.clicks=100`. Not a
/// test: its name keeps it out of the build.
///
/// The model has the shape of ViT-S/8 and random weights, the photos have 448 x 448 pixels, 3,136
/// patches of 384 channels each. Features are computed before. A click ends when its map, or the
/// ranking of all photos, has been laid out for drawing.
@ExtendWith(ApplicationExtension.class)
@EnabledIfSystemProperty(named = "stegoscope.clicks", matches = "\\d+")
final class ClickTimes {

  private static final int PHOTOS = 20;
  private static final int SIDE_PX = 448;
  private static final int WARM_UP = 20;

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
  void time() throws Exception {
    int clicks = Integer.getInteger("stegoscope.clicks");
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < PHOTOS; i++) {
      files.add(SampleFiles.quarters(folder.resolve(i + ".png"), SIDE_PX, SIDE_PX));
    }
    files.add(SampleFiles.untrainedBackbone(folder.resolve("vit.safetensors"), 384, 12));
    Viewers viewers = window.workspace().viewers();
    window.run(() -> {
      viewers.work(Workbench.CORRESPOND);
      viewers.active().source().resolutionProperty().set("native");
      window.workspace().open(files);
    });
    window.await(
        "photo and model", () -> viewers.active().source().geometryProperty().get() != null);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    ObservableValue<?> map = viewers.active().correspondence().paintedProperty();
    report("click to map, one photo", clicks(viewers, random, map, clicks));
    window.run(() -> window.workspace().search().search());
    window.await("the ranking", () -> window.workspace().search().resultProperty().get() != null);
    report(
        "click to ranking, %d photos".formatted(PHOTOS),
        clicks(viewers, random, window.workspace().search().resultProperty(), clicks));
    window.close();
    assertThat(clicks).isPositive();
  }

  private double[] clicks(
      Viewers viewers, RandomGenerator random, ObservableValue<?> answer, int clicks)
      throws Exception {
    double[] millis = new double[clicks];
    for (int i = -WARM_UP; i < clicks; i++) {
      var at = new InputGeometry.Point(random.nextDouble(SIDE_PX), random.nextDouble(SIDE_PX));
      double took = click(viewers, viewers.active(), at, answer);
      if (i >= 0) {
        millis[i] = took;
      }
    }
    return millis;
  }

  private double click(
      Viewers viewers, Viewer viewer, InputGeometry.Point at, ObservableValue<?> answer)
      throws Exception {
    CompletableFuture<Long> drawn = new CompletableFuture<>();
    CompletableFuture<Long> pressed = new CompletableFuture<>();
    window.run(() -> {
      Runnable[] afterLayout = new Runnable[1];
      afterLayout[0] =
          () -> {
            window.scene().removePostLayoutPulseListener(afterLayout[0]);
            drawn.complete(System.nanoTime());
          };
      answer.subscribe((_, now) -> {
        if (now != null && !drawn.isDone()) {
          window.scene().addPostLayoutPulseListener(afterLayout[0]);
        }
      });
      pressed.complete(System.nanoTime());
      viewers.press(viewer, at, Viewers.Press.PLACE);
    });
    return (drawn.get(1, TimeUnit.MINUTES) - pressed.get()) / 1e6;
  }

  private static void report(String what, double[] millis) {
    Arrays.sort(millis);
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-32s median %6.1f ms   95 %% %6.1f ms   most %6.1f ms",
            what,
            millis[millis.length / 2],
            millis[(int) (millis.length * 0.95)],
            millis[millis.length - 1]));
  }
}
