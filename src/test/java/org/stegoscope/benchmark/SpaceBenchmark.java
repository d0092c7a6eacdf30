package org.stegoscope.benchmark;

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
import org.stegoscope.analysis.projection.Embedding;
import org.stegoscope.analysis.projection.EmbeddingWatcher;
import org.stegoscope.analysis.projection.Metric;
import org.stegoscope.analysis.projection.NearestNeighbours;
import org.stegoscope.analysis.projection.Neighbours;
import org.stegoscope.analysis.projection.ProjectionMethod;
import org.stegoscope.analysis.projection.ProjectionOptions;
import org.stegoscope.analysis.projection.Projector;
import org.stegoscope.dataset.NpyReader;
import org.stegoscope.job.JobContext;

/// What takes long with many tokens of 384 channels: neighbours, projections, clusters. Each is
/// measured once, for they take seconds to minutes. `-p vectors=FILE.npy` takes the vectors of a
/// file, so that `src/test/python/spaces_peer.py` can be given the same.
///
///     mvn -q test-compile exec:exec -Dexec.classpathScope=test \
///       -Dexec.args="-cp %classpath org.openjdk.jmh.Main SpaceBenchmark"
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 1)
public class SpaceBenchmark {

  private static final int DIMENSION = 384;
  private static final int GROUPS = 27;

  @Param({"20000"})
  private int tokens;

  @Param({""})
  private String vectors;

  private float[] points;

  @Setup
  public void make() {
    if (!vectors.isEmpty()) {
      points = NpyReader.read(Path.of(vectors), JobContext.NONE).values();
      return;
    }
    SplittableRandom random = new SplittableRandom(0);
    float[] centres = new float[GROUPS * DIMENSION];
    for (int i = 0; i < centres.length; i++) {
      centres[i] = (float) random.nextGaussian();
    }
    points = new float[tokens * DIMENSION];
    for (int i = 0; i < points.length; i++) {
      int group = i / DIMENSION % GROUPS;
      points[i] = (float) (centres[group * DIMENSION + i % DIMENSION] + random.nextGaussian());
    }
  }

  @Benchmark
  public Neighbours twelveNeighbours() {
    return NearestNeighbours.of(points, DIMENSION, 12, Metric.COSINE, JobContext.NONE);
  }

  @Benchmark
  public Embedding tSne() {
    return project(ProjectionMethod.TSNE);
  }

  @Benchmark
  public Embedding umap() {
    return project(ProjectionMethod.UMAP);
  }

  private Embedding project(ProjectionMethod method) {
    return Projector.project(
        points, DIMENSION, ProjectionOptions.of(method, 0), EmbeddingWatcher.NONE, JobContext.NONE);
  }

  @Benchmark
  public Clustering kMeans() {
    return KMeans.fit(points, DIMENSION, KMeansOptions.of(GROUPS, 0), JobContext.NONE);
  }

  @Benchmark
  public Clustering miniBatches() {
    KMeansOptions options = KMeansOptions.of(GROUPS, 0).withBatchSize(KMeansOptions.USUAL_BATCH);
    return KMeans.fit(points, DIMENSION, options, JobContext.NONE);
  }
}
