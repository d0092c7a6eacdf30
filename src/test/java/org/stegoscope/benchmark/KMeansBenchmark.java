package org.stegoscope.benchmark;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
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
import org.stegoscope.analysis.clustering.Clustering;
import org.stegoscope.analysis.clustering.KMeans;
import org.stegoscope.analysis.clustering.KMeansOptions;
import org.stegoscope.job.JobContext;

/// k-means of 50,000 points of 384 numbers in 27 clusters, with all points and with batches, one
/// start. The seconds of a run are told by the harness, its inertia and rounds in its output. The
/// points are left in `target/kmeans-points.f32` for `src/test/python/kmeans_peer.py`.
///
///     mvn -q test-compile exec:exec -Dexec.classpathScope=test \
///       -Dexec.args="-cp %classpath org.openjdk.jmh.Main KMeansBenchmark"
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
public class KMeansBenchmark {

  private static final int COUNT = 50_000;
  private static final int DIMENSION = 384;
  private static final int GROUPS = 27;
  private static final int INNER = 24;

  @Param({"0", "1024"})
  private int batch;

  private float[] points;
  private long seed;

  /// Groups of a flat space that is bent into many dimensions, with noise.
  @Setup
  public void makePoints() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    double[] directions = gaussian(random, INNER * DIMENSION);
    double[] centres = gaussian(random, GROUPS * INNER);
    points = new float[COUNT * DIMENSION];
    for (int i = 0; i < COUNT; i++) {
      int group = random.nextInt(GROUPS);
      double[] inner = gaussian(random, INNER);
      for (int j = 0; j < DIMENSION; j++) {
        double sum = 0;
        for (int n = 0; n < INNER; n++) {
          sum += (2 * centres[group * INNER + n] + inner[n]) * directions[n * DIMENSION + j];
        }
        points[i * DIMENSION + j] = (float) (Math.tanh(sum / 6) + 0.15 * random.nextGaussian());
      }
    }
    Path file = Path.of("target", "kmeans-points.f32");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (float value : points) {
        out.writeInt(Integer.reverseBytes(Float.floatToRawIntBits(value)));
      }
    }
  }

  private static double[] gaussian(SplittableRandom random, int length) {
    return random.doubles(length).map(_ -> random.nextGaussian()).toArray();
  }

  @Benchmark
  public Clustering cluster() {
    KMeansOptions options = new KMeansOptions(GROUPS, seed++, 1, 300);
    Clustering found =
        KMeans.fit(
            points,
            DIMENSION,
            batch == 0 ? options : options.withBatchSize(batch),
            JobContext.NONE);
    System.out.printf("inertia %.0f, rounds %d. ", found.inertia(), found.iterations());
    return found;
  }
}
