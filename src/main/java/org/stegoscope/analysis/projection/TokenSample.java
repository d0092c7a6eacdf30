package org.stegoscope.analysis.projection;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.StegoscopeException;

/// Tokens drawn from images. Each keeps its identity, whichever space it is looked at in: the image
/// and the patch it stands for.
///
/// Token `i` is patch `patches[i]` of image `images[i]`; tokens are in the order of the images and
/// then of the patches. The arrays must not be written to.
///
/// @param grids the patches of each image
/// @param available how many tokens the images have
public record TokenSample(
    List<PatchGrid> grids, int[] images, int[] patches, TokenSampling sampling, long available) {

  private static final int NO_CLASS = -1;

  public TokenSample {
    grids = List.copyOf(grids);
  }

  /// Draws tokens.
  ///
  /// @throws StegoscopeException if the sampling needs classes, or there are more tokens than an
  ///   array can have
  public static TokenSample draw(List<PatchGrid> grids, TokenSampling sampling) {
    if (sampling instanceof TokenSampling.PerClass) {
      throw new StegoscopeException(
          "Tokens cannot be drawn for each class, as there are no classes; choose another sample or"
              + " give labels.");
    }
    return draw(grids, List.of(), sampling);
  }

  /// Draws tokens from images whose patches have classes, `[patches]` an image; a negative class is
  /// none.
  public static TokenSample draw(
      List<PatchGrid> grids, List<int[]> classes, TokenSampling sampling) {
    long available = grids.stream().mapToLong(PatchGrid::size).sum();
    if (available > Integer.MAX_VALUE - 8) {
      throw new StegoscopeException(
          String.format(
              Locale.ROOT,
              "%,d tokens are too many; use fewer images or a smaller resolution.",
              available));
    }
    int[] chosen =
        switch (sampling) {
          case TokenSampling.All() -> all((int) available);
          case TokenSampling.Grid(int step) -> everyStep(grids, step);
          case TokenSampling.Random(int count, long seed) ->
              random(all((int) available), count, new SplittableRandom(seed));
          case TokenSampling.PerClass(int count, long seed) ->
              perClass(grids, classes, count, new SplittableRandom(seed));
        };
    return of(grids, chosen, sampling, available);
  }

  /// `chosen` are ascending numbers of tokens, counted through all images.
  private static TokenSample of(
      List<PatchGrid> grids, int[] chosen, TokenSampling sampling, long available) {
    int[] images = new int[chosen.length];
    int[] patches = new int[chosen.length];
    int image = 0;
    int first = 0;
    for (int i = 0; i < chosen.length; i++) {
      while (chosen[i] - first >= grids.get(image).size()) {
        first += grids.get(image).size();
        image++;
      }
      images[i] = image;
      patches[i] = chosen[i] - first;
    }
    return new TokenSample(grids, images, patches, sampling, available);
  }

  private static int[] all(int count) {
    int[] all = new int[count];
    Arrays.setAll(all, i -> i);
    return all;
  }

  private static int[] everyStep(List<PatchGrid> grids, int step) {
    int[] chosen = new int[grids.stream().mapToInt(PatchGrid::size).sum()];
    int count = 0;
    int first = 0;
    for (PatchGrid grid : grids) {
      for (int row = middle(grid.rows(), step); row < grid.rows(); row += step) {
        for (int column = middle(grid.columns(), step); column < grid.columns(); column += step) {
          chosen[count++] = first + grid.index(row, column);
        }
      }
      first += grid.size();
    }
    return Arrays.copyOf(chosen, count);
  }

  /// Also a grid smaller than a step gives a token.
  private static int middle(int length, int step) {
    return Math.min(step, length) / 2;
  }

  /// The first `count` of a shuffle by Fisher and Yates, in order.
  private static int[] random(int[] from, int count, SplittableRandom random) {
    int wanted = Math.min(count, from.length);
    for (int i = 0; i < wanted; i++) {
      int other = i + random.nextInt(from.length - i);
      int swapped = from[i];
      from[i] = from[other];
      from[other] = swapped;
    }
    int[] chosen = Arrays.copyOf(from, wanted);
    Arrays.sort(chosen);
    return chosen;
  }

  private static int[] perClass(
      List<PatchGrid> grids, List<int[]> classes, int count, SplittableRandom random) {
    TreeMap<Integer, int[]> members = new TreeMap<>();
    TreeMap<Integer, Integer> sizes = new TreeMap<>();
    int first = 0;
    for (int image = 0; image < grids.size(); image++) {
      int[] own = classes.get(image);
      for (int patch = 0; patch < grids.get(image).size(); patch++) {
        if (own[patch] > NO_CLASS) {
          int size = sizes.merge(own[patch], 1, Integer::sum);
          int[] list = members.getOrDefault(own[patch], new int[16]);
          list = size > list.length ? Arrays.copyOf(list, 2 * list.length) : list;
          list[size - 1] = first + patch;
          members.put(own[patch], list);
        }
      }
      first += grids.get(image).size();
    }
    // Every class has a stream of its own, so that one more class changes nothing for the others.
    return members.entrySet().stream()
        .flatMapToInt(entry ->
            Arrays.stream(
                random(
                    Arrays.copyOf(entry.getValue(), sizes.get(entry.getKey())),
                    count,
                    random.split())))
        .sorted()
        .toArray();
  }

  public int size() {
    return images.length;
  }

  public int row(int token) {
    return grids.get(images[token]).row(patches[token]);
  }

  public int column(int token) {
    return grids.get(images[token]).column(patches[token]);
  }

  /// The number of the token that is a patch of an image; empty where it was not drawn.
  public OptionalInt tokenOf(int image, int patch) {
    int from = 0;
    int to = size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      boolean before =
          images[middle] < image || (images[middle] == image && patches[middle] < patch);
      from = before ? middle + 1 : from;
      to = before ? to : middle;
    }
    return from < size() && images[from] == image && patches[from] == patch
        ? OptionalInt.of(from)
        : OptionalInt.empty();
  }

  /// The vectors of the tokens, `[size, channels]`.
  ///
  /// @param maps the features of the images, on the same grids
  /// @throws StegoscopeException if the features lie on other grids, have different channels, or
  ///   are too many for an array
  public float[] gather(List<FeatureMap> maps) {
    if (maps.size() != grids.size()) {
      throw new IllegalArgumentException(
          "features of %d images, not of %d".formatted(maps.size(), grids.size()));
    }
    int channels = maps.isEmpty() ? 1 : maps.getFirst().channels();
    for (int image = 0; image < grids.size(); image++) {
      requireSame(grids.get(image), maps.get(image), channels);
    }
    if ((long) size() * channels > Integer.MAX_VALUE - 8) {
      throw new StegoscopeException(
          String.format(
              Locale.ROOT,
              "%,d tokens of %d channels are too many; draw fewer tokens.",
              size(),
              channels));
    }
    float[] vectors = new float[size() * channels];
    for (int i = 0; i < size(); i++) {
      System.arraycopy(
          maps.get(images[i]).values(), patches[i] * channels, vectors, i * channels, channels);
    }
    return vectors;
  }

  private static void requireSame(PatchGrid grid, FeatureMap map, int channels) {
    if (map.grid().rows() != grid.rows() || map.grid().columns() != grid.columns()) {
      throw new StegoscopeException(
          "One space has %d x %d patches and the other %d x %d, so they do not have the same tokens;"
                  .formatted(grid.rows(), grid.columns(), map.grid().rows(), map.grid().columns())
              + " use models of the same patch size.");
    }
    if (map.channels() != channels) {
      throw new StegoscopeException(
          "Features of %d and of %d channels are not in one space."
              .formatted(channels, map.channels()));
    }
  }

  /// What was drawn, from how many, and how, for instance `10,000 of 48,312 tokens, random, seed
  /// 7`.
  public String statement() {
    return size() == available
        ? String.format(Locale.ROOT, "all %,d tokens", available)
        : String.format(Locale.ROOT, "%,d of %,d tokens, %s", size(), available, sampling.label());
  }
}
