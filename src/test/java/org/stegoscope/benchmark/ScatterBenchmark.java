package org.stegoscope.benchmark;

import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.stegoscope.figure.scatter.Crowding;
import org.stegoscope.figure.scatter.PointIndex;
import org.stegoscope.figure.scatter.ScatterClouds;
import org.stegoscope.figure.scatter.ScatterPoints;
import org.stegoscope.figure.scatter.ScatterRaster;
import org.stegoscope.figure.scatter.ScatterScene;
import org.stegoscope.figure.scatter.ScatterStyle;
import org.stegoscope.figure.scatter.ScatterView;

/// What a picture of 200,000 points of 3 pixels costs at 1000 x 800 pixels, and what it costs to
/// find some of them.
///
///     mvn -q test-compile exec:exec -Dexec.classpathScope=test \
///       -Dexec.args="-cp %classpath org.openjdk.jmh.Main ScatterBenchmark"
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ScatterBenchmark {

  private static final int WIDTH = 1000;
  private static final int HEIGHT = 800;
  private static final int POINTS = 200_000;
  private static final int CORNERS = 1000;

  @Param({"POINTS", "DENSITY"})
  private Crowding crowding;

  private final ScatterRaster raster = new ScatterRaster(WIDTH, HEIGHT);
  private ScatterPoints points;
  private ScatterScene plain;
  private ScatterScene withSelection;
  private PointIndex index;
  private double[] lasso;

  @Setup
  public void makePoints() {
    ScatterClouds clouds = ScatterClouds.of(POINTS, 11, 7);
    points = clouds.points();
    ScatterView view = ScatterView.fitting(points.bounds(), WIDTH, HEIGHT);
    ScatterStyle style = ScatterStyle.of(clouds.argb()).withSizePx(3).withCrowding(crowding);
    plain =
        new ScatterScene(
            points, style, new BitSet(), new BitSet(), view.in(WIDTH, HEIGHT), 0xFF000000);
    withSelection =
        new ScatterScene(
            points, style, new BitSet(), clouds.cloud(3), view.in(WIDTH, HEIGHT), 0xFF000000);
    index = new PointIndex(points);
    lasso = new double[2 * CORNERS];
    for (int i = 0; i < CORNERS; i++) {
      double angle = 2 * Math.PI * i / CORNERS;
      double radius = 30 * (1 + 0.3 * Math.sin(7 * angle));
      lasso[2 * i] = view.centreX() + radius * Math.cos(angle);
      lasso[2 * i + 1] = view.centreY() + radius * Math.sin(angle);
    }
  }

  @Benchmark
  public int[] draw() {
    raster.draw(plain);
    return raster.argb();
  }

  @Benchmark
  public int[] drawWithASelection() {
    raster.draw(withSelection);
    return raster.argb();
  }

  @Benchmark
  public PointIndex makeTheIndex() {
    return new PointIndex(points);
  }

  @Benchmark
  public BitSet insideALassoOfAThousandCorners() {
    return index.inside(lasso);
  }

  @Benchmark
  public int nearest() {
    return index.nearest(plain.transform().x(430), plain.transform().y(260), 0.6, new BitSet());
  }
}
