package org.stegoscope.study.features;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.stegoscope.analysis.ParallelRows;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.study.RecordFile;

/// The mean over the patches of each image's features.
///
/// @param digest of what the features depend on
/// @param samples position of each image among the samples, `[images]`; those that cannot be read
///   are not there
/// @param values `[images, channels]`, must not be written to
public record MeanFeatures(String digest, List<Integer> samples, int channels, float[] values) {

  /// Of STEGO's channel dropout.
  private static final double DROPPED = 0.1;

  public MeanFeatures {
    samples = List.copyOf(samples);
  }

  public int images() {
    return samples.size();
  }

  public static MeanFeatures of(FrozenFeatures features, JobContext context) {
    float[] values = new float[features.size() * features.channels()];
    ParallelRows.forEach(
        features.size(),
        "Means of features",
        context,
        image -> {
          float[] mean = mean(features.map(image));
          System.arraycopy(mean, 0, values, image * mean.length, mean.length);
        });
    return new MeanFeatures(
        features.digestOfFeatures(),
        IntStream.range(0, features.size()).mapToObj(features::sample).toList(),
        features.channels(),
        values);
  }

  /// Looks at the images with the model, and keeps no more than the means: grids may differ, and
  /// little room is needed.
  ///
  /// @param folder where means are kept, so that what was stopped goes on; empty for nowhere
  /// @param leftOut hears of samples that cannot be used, with a sentence
  /// @throws StegoscopeException where none can be used
  public static MeanFeatures compute(
      Optional<Path> folder,
      FrozenFeatures.Wanted wanted,
      LoadedModel model,
      BiConsumer<Integer, String> leftOut,
      JobContext context) {
    String digest = wanted.digests(model).ofFeatures();
    SortedMap<Integer, float[]> means = new TreeMap<>();
    List<String> sentences = new ArrayList<>();
    BiConsumer<Integer, String> refused =
        (sample, sentence) -> {
          sentences.add(sentence);
          leftOut.accept(sample, sentence);
        };
    if (folder.isPresent()) {
      Path file = folder.get().resolve("means-" + digest.substring(0, 12) + ".bin");
      try (RecordFile kept = RecordFile.open(file, digest)) {
        for (int i = 0; i < kept.size(); i++) {
          read(kept, i, means);
        }
        look(
            wanted,
            model,
            means,
            (sample, mean) -> kept.add(bytes(sample, mean)),
            refused,
            context);
      }
    } else {
      look(wanted, model, means, (_, _) -> {}, refused, context);
    }
    if (means.isEmpty()) {
      throw FeatureCost.unusable(
          wanted, sentences.isEmpty() ? "there are none." : sentences.getFirst());
    }
    return joined(digest, means);
  }

  private static void look(
      FrozenFeatures.Wanted wanted,
      LoadedModel model,
      SortedMap<Integer, float[]> means,
      BiConsumer<Integer, float[]> keep,
      BiConsumer<Integer, String> leftOut,
      JobContext context) {
    List<Integer> missing =
        IntStream.range(0, wanted.samples().size())
            .filter(sample -> !means.containsKey(sample))
            .boxed()
            .toList();
    SequencedMap<LoadedModel, List<FeatureRequest>> requests = new LinkedHashMap<>();
    requests.put(model, List.of(wanted.request()));
    new FeaturePass(wanted.dataset(), wanted.resolution(), requests)
        .forEach(
            new FeaturePass.Images(
                wanted.samples(), missing, FeaturePass.Labels.OPTIONAL, "Means of features"),
            leftOut,
            seen -> {
              float[] mean = mean(seen.maps().get(model).getFirst());
              keep.accept(seen.sample(), mean);
              means.put(seen.sample(), mean);
            },
            context);
  }

  private static MeanFeatures joined(String digest, SortedMap<Integer, float[]> means) {
    int channels = means.get(means.firstKey()).length;
    float[] values = new float[means.size() * channels];
    int image = 0;
    for (float[] mean : means.values()) {
      System.arraycopy(mean, 0, values, image * channels, channels);
      image++;
    }
    return new MeanFeatures(digest, List.copyOf(means.keySet()), channels, values);
  }

  private static float[] mean(FeatureMap map) {
    double[] sums = new double[map.channels()];
    int patches = map.grid().size();
    for (int patch = 0; patch < patches; patch++) {
      for (int channel = 0; channel < sums.length; channel++) {
        sums[channel] += map.values()[patch * sums.length + channel];
      }
    }
    float[] mean = new float[sums.length];
    for (int channel = 0; channel < sums.length; channel++) {
      mean[channel] = (float) (sums[channel] / patches);
    }
    return mean;
  }

  private static byte[] bytes(int sample, float[] mean) {
    ByteBuffer out =
        ByteBuffer.allocate(Integer.BYTES + mean.length * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(sample).asFloatBuffer().put(mean);
    return out.array();
  }

  /// A damaged record is as if it were not there.
  private static void read(RecordFile kept, int index, SortedMap<Integer, float[]> means) {
    byte[] bytes;
    try {
      bytes = kept.read(index);
    } catch (StegoscopeException e) {
      return;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    float[] mean = new float[bytes.length / Float.BYTES - 1];
    int sample = in.getInt();
    in.asFloatBuffer().get(mean);
    means.put(sample, mean);
  }

  /// As STEGO computes its table of neighbours, with channels dropped as in training: one in ten of
  /// each image is 0, the others are larger by as much.
  MeanFeatures dropped(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] dropped = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      // The mean of channels times a factor is that factor times their mean.
      dropped[i] = random.nextDouble() < DROPPED ? 0 : (float) (values[i] / (1 - DROPPED));
    }
    return new MeanFeatures(digest, samples, channels, dropped);
  }
}
