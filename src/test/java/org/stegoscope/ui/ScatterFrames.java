package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stegoscope.figure.scatter.Crowding;
import org.stegoscope.figure.scatter.ScatterClouds;
import org.stegoscope.figure.scatter.ScatterStyle;
import org.stegoscope.figure.scatter.ScatterView;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Times the frames of a real plot of 200,000 points at 1000 x 800 that is panned and zoomed, with
/// software rendering: `mvn test -Dtest=ScatterFrames -Dstegoscope.frames=300`. Not a test: its
/// name keeps it out of the build.
///
/// A frame lasts from one pulse that changed the view to the next. Pulses come 60 times a second
/// and wait for the frame before to be rendered; the option `javafx.animation.fullspeed` lets them
/// come as fast as they can.
@ExtendWith(ApplicationExtension.class)
@EnabledIfSystemProperty(named = "stegoscope.frames", matches = "\\d+")
final class ScatterFrames {

  private static final int POINTS = 200_000;
  private static final int WARM_UP = 60;

  private OpenScatter window;

  @Start
  void start(Stage stage) {
    window = new OpenScatter(stage, 1000, 800);
  }

  @Test
  void time() throws Exception {
    int frames = Integer.getInteger("stegoscope.frames");
    ScatterClouds clouds = ScatterClouds.of(POINTS, 11, 7);
    for (Crowding crowding : Crowding.values()) {
      for (BitSet selection : new BitSet[] {new BitSet(), clouds.cloud(3)}) {
        window.run(() -> {
          window.plot().pointsProperty().set(clouds.points());
          window
              .plot()
              .lookProperty()
              .set(ScatterStyle.of(clouds.argb()).withSizePx(3).withCrowding(crowding));
          window.plot().selectedProperty().set(selection);
        });
        String what = crowding + (selection.isEmpty() ? "" : ", with a selection");
        report(what + ", panned", times(frames, this::pan));
        report(what + ", zoomed", times(frames, this::zoom));
      }
    }
    window.close();
    assertThat(frames).isPositive();
  }

  /// To and fro, by whole and by parts of pixels.
  private void pan(int frame) {
    ScatterView fitted = fitted();
    double far = 120 * Math.sin(frame * 0.05) / fitted.scale();
    window
        .plot()
        .viewProperty()
        .set(new ScatterView(fitted.centreX() + far, fitted.centreY(), fitted.scale()));
  }

  /// From all points to a quarter of them and back.
  private void zoom(int frame) {
    ScatterView fitted = fitted();
    double zoom = 1.5 - 0.5 * Math.cos(frame * 0.05);
    window
        .plot()
        .viewProperty()
        .set(new ScatterView(fitted.centreX(), fitted.centreY(), fitted.scale() * zoom));
  }

  private ScatterView fitted() {
    return ScatterView.fitting(window.plot().pointsProperty().get().bounds(), 1000, 800);
  }

  private double[] times(int frames, IntConsumer move) throws Exception {
    CompletableFuture<double[]> done = new CompletableFuture<>();
    window.run(() ->
        new AnimationTimer() {
          private final double[] millis = new double[frames];
          private int frame = -WARM_UP;
          private long last = System.nanoTime();

          @Override
          public void handle(long now) {
            long began = System.nanoTime();
            if (frame >= 0) {
              millis[frame] = (began - last) / 1e6;
            }
            last = began;
            if (++frame == frames) {
              stop();
              done.complete(millis);
            } else {
              move.accept(frame);
            }
          }
        }.start());
    return done.get(5, TimeUnit.MINUTES);
  }

  private static void report(String what, double[] millis) {
    Arrays.sort(millis);
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-36s median %5.1f ms   95 %% %5.1f ms   most %5.1f ms",
            what,
            millis[millis.length / 2],
            millis[(int) (millis.length * 0.95)],
            millis[millis.length - 1]));
  }
}
