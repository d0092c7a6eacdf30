package org.stegoscope.benchmark;

import java.nio.file.Path;
import java.util.concurrent.ForkJoinPool;
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
import org.stegoscope.analysis.crf.CrfOptions;
import org.stegoscope.analysis.crf.DenseCrf;
import org.stegoscope.core.RgbImage;
import org.stegoscope.dataset.ModelInput;
import org.stegoscope.dataset.PhotoReader;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.job.JobContext;

/// A dense CRF of 27 classes at 320 x 320 pixels with the constants of STEGO, 10 iterations, on the
/// middle of a sample photo.
///
///     mvn -q test-compile exec:exec -Dexec.classpathScope=test \
///       -Dexec.args="-cp %classpath org.openjdk.jmh.Main CrfBenchmark"
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CrfBenchmark {

  private static final int SIDE = 320;
  private static final int CLASSES = 27;

  @Param({"1", "2"})
  private int threads;

  private RgbImage picture;
  private float[] probabilities;

  @Setup
  public void make() {
    picture =
        ModelInput.prepare(
                PhotoReader.read(Path.of("sample-data/photos/coffee.jpg"), JobContext.NONE).image(),
                Resolution.parse("upstream:" + SIDE),
                1)
            .pixels();
    int pixels = SIDE * SIDE;
    probabilities = new float[CLASSES * pixels];
    for (int i = 0; i < pixels; i++) {
      int x = i % SIDE / 10;
      int y = i / SIDE / 10;
      double sum = 0;
      for (int k = 0; k < CLASSES; k++) {
        sum += Math.exp(2 * Math.sin(0.3 * x * (k % 5 + 1) + 0.2 * y * (k % 7) + k));
      }
      for (int k = 0; k < CLASSES; k++) {
        double score = Math.exp(2 * Math.sin(0.3 * x * (k % 5 + 1) + 0.2 * y * (k % 7) + k));
        probabilities[k * pixels + i] = (float) (score / sum);
      }
    }
  }

  @Benchmark
  public float[] refine() throws Exception {
    try (ForkJoinPool pool = new ForkJoinPool(threads)) {
      return pool.submit(() ->
              DenseCrf.refine(picture, probabilities, CLASSES, CrfOptions.STEGO, JobContext.NONE))
          .get();
    }
  }
}
