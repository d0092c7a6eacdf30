package org.stegoscope.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.stegoscope.analysis.Correspondence;
import org.stegoscope.analysis.NormalizedFeatures;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.Attention;
import org.stegoscope.model.AttentionRequest;
import org.stegoscope.model.AttentionTokens;

/// What a click costs once an image of 448 x 448 pixels has gone through a ViT-S/8, 3,136 patches of
/// 384 channels: its cosine to all patches of that image and of twenty such images, and the
/// attention of the clicked patch in six heads.
///
///     mvn -q test-compile exec:exec -Dexec.classpathScope=test \
///       -Dexec.args="-cp %classpath org.openjdk.jmh.Main CorrespondenceBenchmark"
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CorrespondenceBenchmark {

  private static final PatchGrid GRID = new PatchGrid(56, 56, 8);
  private static final int CHANNELS = 384;
  private static final int HEADS = 6;
  private static final int IMAGES = 20;

  private final List<NormalizedFeatures> images = new ArrayList<>();
  private float[] query;
  private AttentionTokens attention;

  @Setup
  public void makeImages() {
    SplittableRandom random = new SplittableRandom(1);
    for (int image = 0; image < IMAGES; image++) {
      images.add(
          NormalizedFeatures.of(
              new FeatureMap(GRID, CHANNELS, gaussian(random, GRID.size() * CHANNELS))));
    }
    query = gaussian(random, CHANNELS);
    int tokens = 1 + GRID.size();
    attention =
        new AttentionTokens(
            GRID,
            HEADS,
            CHANNELS / HEADS,
            gaussian(random, tokens * CHANNELS),
            gaussian(random, tokens * CHANNELS));
  }

  private static float[] gaussian(SplittableRandom random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @Benchmark
  public ScalarMap queryToCosineMapOnOneImage() {
    return images.getFirst().cosine(query);
  }

  @Benchmark
  public List<ScalarMap> queryToCosineMapsOverTwentyImages() {
    return Correspondence.cosines(images, query, JobContext.NONE);
  }

  @Benchmark
  public Attention queryToAttentionOnOneImage() {
    return attention.attention(new AttentionRequest.Patch(20, 30));
  }
}
