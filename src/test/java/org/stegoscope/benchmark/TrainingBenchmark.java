package org.stegoscope.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.stegoscope.analysis.fitting.ClusterProbeStep;
import org.stegoscope.analysis.fitting.LinearProbeStep;
import org.stegoscope.core.LabelMap;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.TorchRuntime;
import org.stegoscope.training.Augmentation;
import org.stegoscope.training.Decoder;
import org.stegoscope.training.Dropout;
import org.stegoscope.training.FeatureBatch;
import org.stegoscope.training.HeadTrainer;
import org.stegoscope.training.HeadWeights;
import org.stegoscope.training.LossOptions;
import org.stegoscope.training.OptionalTerms;
import org.stegoscope.training.TermInputs;

/// A step of STEGO's training on features that are kept: 16 images of 28 x 28 tokens of 384
/// numbers, a code of 70, 11 x 11 points, 5 negatives, 27 classes, labels of 224 x 224; and with
/// each of the optional terms. The peer is `src/test/python/training_peer.py`.
///
///     mvn -q test-compile exec:exec -Dexec.classpathScope=test \
///       -Dexec.args="-cp %classpath org.openjdk.jmh.Main TrainingBenchmark"
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class TrainingBenchmark {

  private static final int IMAGES = 16;
  private static final int SIDE = 28;
  private static final int WIDTH = 384;
  private static final int CODE = 70;
  private static final int CLASSES = 27;
  private static final int LABELS = 224;

  @Param({"1", "2"})
  private int threads;

  @Param({"none", "reconstruction", "alignment", "crf"})
  private String term;

  private final SplittableRandom random = new SplittableRandom(0);
  private HeadTrainer trainer;
  private HeadTrainer.Batch batch;
  private LossOptions options;
  private OptionalTerms terms;
  private ForkJoinPool pool;

  @Setup
  public void make() {
    TorchRuntime.setThreads(threads);
    pool = new ForkJoinPool(threads);
    options =
        new LossOptions(
            true,
            true,
            false,
            new LossOptions.Term(0.18, 0.67),
            new LossOptions.Term(0.12, 0.25),
            new LossOptions.Term(0.46, 0.63),
            11,
            5,
            1);
    List<Optional<LabelMap>> labels = new ArrayList<>();
    for (int i = 0; i < IMAGES; i++) {
      byte[] ids = new byte[LABELS * LABELS];
      for (int p = 0; p < ids.length; p++) {
        ids[p] = (byte) random.nextInt(CLASSES);
      }
      labels.add(Optional.of(new LabelMap(LABELS, LABELS, ids)));
    }
    terms =
        switch (term) {
          case "reconstruction" -> OptionalTerms.NONE.withReconstruction(1);
          case "alignment" -> OptionalTerms.NONE.withAlignment(1);
          case "crf" -> OptionalTerms.NONE.withCrf(1);
          default -> OptionalTerms.NONE;
        };
    batch = new HeadTrainer.Batch(features(), features(), labels).with(inputs());
    trainer =
        new HeadTrainer(
            HeadTrainer.State.of(
                    HeadWeights.drawn(WIDTH, CODE, HeadWeights.Projection.NONLINEAR, random),
                    LinearProbeStep.State.of(gaussian(CLASSES * CODE), new float[CLASSES]),
                    ClusterProbeStep.State.of(CLASSES, gaussian(CLASSES * CODE)))
                .withDecoder(Decoder.State.drawn(WIDTH, CODE, random)),
            options,
            terms,
            HeadTrainer.Rates.STEGO);
  }

  private TermInputs inputs() {
    FeatureBatch pictures =
        new FeatureBatch(IMAGES, LABELS, LABELS, 3, gaussian(IMAGES * LABELS * LABELS * 3));
    float[] coordinates = new float[IMAGES * SIDE * SIDE * 2];
    float[] ofImage = Augmentation.drawn(LABELS, LABELS, random).coordinates(SIDE, SIDE);
    for (int i = 0; i < IMAGES; i++) {
      System.arraycopy(ofImage, 0, coordinates, i * ofImage.length, ofImage.length);
    }
    return TermInputs.NONE
        .withPictures(pictures)
        .withAugmented(new TermInputs.Augmented(features(), coordinates));
  }

  private FeatureBatch features() {
    return new FeatureBatch(IMAGES, SIDE, SIDE, WIDTH, gaussian(IMAGES * SIDE * SIDE * WIDTH));
  }

  private float[] gaussian(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @Benchmark
  public double step() throws Exception {
    HeadTrainer.Chance chance =
        HeadTrainer.Chance.drawn(batch, options, terms, Dropout.Target.DROPPED, random);
    return pool.submit(() -> trainer.step(batch, chance, JobContext.NONE).total()).get();
  }

  @TearDown
  public void close() {
    trainer.close();
    pool.close();
  }
}
