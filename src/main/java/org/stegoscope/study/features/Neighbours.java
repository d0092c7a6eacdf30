package org.stegoscope.study.features;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.stegoscope.analysis.projection.NearestByCosine;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.Sha256;

/// The images most like each image: by the cosine of the means of their features, over all images
/// (or all of their parts) of a split. STEGO draws its positives from them (Hamilton et al. 2022,
/// `precompute_knns.py`). Classes have no part in it.
///
/// Images are numbered as in the features they were made from; the first of a list is the image
/// itself, unless it is drawn with noise or equal to another.
public final class Neighbours {

  /// Length of each list, as STEGO keeps.
  public static final int MOST = 30;

  /// What the means are of.
  public enum Mode {
    /// Of features as they are.
    PLAIN,
    /// Of features with channels dropped as in training, which STEGO left switched on when it made
    /// its tables.
    AS_UPSTREAM
  }

  /// Another image, or the image itself.
  ///
  /// @param similarity cosine
  public record Near(int index, float similarity) {}

  /// `indices` and `similarities` are `[images, k]`, the most similar first; `samples`, `[images]`,
  /// the position of each image among the samples.
  record Table(int k, int[] samples, int[] indices, float[] similarities) {}

  private final Table table;

  private Neighbours(Table table) {
    this.table = table;
  }

  /// Of the images of `features`, kept in a file of `folder`: what was computed once is read.
  ///
  /// @param seed of the channels that are dropped in [Mode#AS_UPSTREAM]
  public static Neighbours of(
      Path folder, FrozenFeatures features, Mode mode, long seed, JobContext context) {
    List<Integer> samples = new ArrayList<>();
    for (int image = 0; image < features.size(); image++) {
      samples.add(features.sample(image));
    }
    NeighboursFile file = file(folder, features.digestOfFeatures(), samples, mode, seed);
    Optional<Table> kept = file.read();
    return new Neighbours(
        kept.orElseGet(() -> {
          MeanFeatures means = MeanFeatures.of(features, context.part(0, 0.5));
          return computed(file, means, mode, seed, context.part(0.5, 1));
        }));
  }

  /// The same of means, kept nowhere.
  public static Neighbours of(MeanFeatures means, Mode mode, long seed, JobContext context) {
    return new Neighbours(table(means, mode, seed, context));
  }

  /// The same of means, kept in a file of `folder`.
  public static Neighbours of(
      Path folder, MeanFeatures means, Mode mode, long seed, JobContext context) {
    NeighboursFile file = file(folder, means.digest(), means.samples(), mode, seed);
    return new Neighbours(file.read().orElseGet(() -> computed(file, means, mode, seed, context)));
  }

  private static NeighboursFile file(
      Path folder, String digest, List<Integer> samples, Mode mode, long seed) {
    String noise = mode == Mode.PLAIN ? "" : " dropped by " + seed;
    String own = Sha256.of("%d nearest of %s %s%s".formatted(MOST, digest, samples, noise));
    return new NeighboursFile(folder.resolve("neighbours-" + own.substring(0, 12) + ".bin"), own);
  }

  private static Table computed(
      NeighboursFile file, MeanFeatures means, Mode mode, long seed, JobContext context) {
    Table table = table(means, mode, seed, context);
    file.write(table);
    return table;
  }

  private static Table table(MeanFeatures means, Mode mode, long seed, JobContext context) {
    MeanFeatures compared = mode == Mode.PLAIN ? means : means.dropped(seed);
    var nearest = NearestByCosine.of(compared.values(), compared.channels(), MOST, context);
    float[] similarities = new float[nearest.distances().length];
    for (int i = 0; i < similarities.length; i++) {
      similarities[i] = (float) (1 - nearest.distances()[i]);
    }
    int[] samples = means.samples().stream().mapToInt(Integer::intValue).toArray();
    return new Table(nearest.k(), samples, nearest.indices(), similarities);
  }

  /// How many images there are.
  public int size() {
    return table.samples().length;
  }

  /// Length of each list: [#MOST], or as many as there are images.
  public int length() {
    return table.k();
  }

  /// The position of an image among the samples.
  public int sample(int image) {
    return table.samples()[image];
  }

  /// The number of the image at a position among the samples; empty where it could not be read.
  public Optional<Integer> image(int sample) {
    int found = Arrays.binarySearch(table.samples(), sample);
    return found < 0 ? Optional.empty() : Optional.of(found);
  }

  /// The images most like one, the most similar first.
  public List<Near> of(int image) {
    return IntStream.range(0, table.k()).mapToObj(rank -> near(image, rank)).toList();
  }

  /// The image at a position of the list of another, from 0.
  public Near near(int image, int rank) {
    int at = image * table.k() + rank;
    return new Near(table.indices()[at], table.similarities()[at]);
  }

  /// One of the images most like another, each as likely: of those at the positions 1 to
  /// `numNeighbors` of its list, or to its end.
  ///
  /// @throws StegoscopeException where there is only one image
  public int drawn(int image, int numNeighbors, SplittableRandom random) {
    int last = Math.min(numNeighbors, table.k() - 1);
    if (last < 1) {
      throw new StegoscopeException(
          "A neighbour cannot be drawn: there is one image only; training with neighbours needs"
              + " two or more.");
    }
    return table.indices()[image * table.k() + 1 + random.nextInt(last)];
  }
}
