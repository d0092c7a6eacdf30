package org.stegoscope.dataset.collection;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stegoscope.dataset.PictureSize;

/// What is in one split, or in all together. Only labels that can be used count.
///
/// @param images pictures that can be read
/// @param labelled those of them with labels
/// @param pixels `[classes]`, labelled pixels of each class
/// @param imagesWith `[classes]`, pictures in which the class occurs
/// @param voidPixels pixels of labels without a class, unknown ones among them
/// @param unknownPixels pixels of labels that hold what no class has
/// @param sizes how many pictures have which size
public record SplitSurvey(
    int images,
    int labelled,
    long[] pixels,
    int[] imagesWith,
    long voidPixels,
    long unknownPixels,
    SortedMap<PictureSize, Integer> sizes) {

  public SplitSurvey {
    sizes = Collections.unmodifiableSortedMap(new TreeMap<>(sizes));
  }

  static SplitSurvey empty(int classes) {
    return new SplitSurvey(0, 0, new long[classes], new int[classes], 0, 0, new TreeMap<>());
  }

  /// All pixels of labels, void among them.
  public long labelPixels() {
    long sum = voidPixels;
    for (long count : pixels) {
      sum += count;
    }
    return sum;
  }

  /// The share of a class in all pixels of labels, void among them, 0..1; 0 without labels.
  public double share(int id) {
    return share(pixels[id]);
  }

  public double voidShare() {
    return share(voidPixels);
  }

  private double share(long count) {
    long all = labelPixels();
    return all == 0 ? 0 : (double) count / all;
  }

  SplitSurvey plus(SplitSurvey other) {
    long[] allPixels = pixels.clone();
    int[] allImages = imagesWith.clone();
    for (int id = 0; id < allPixels.length; id++) {
      allPixels[id] += other.pixels[id];
      allImages[id] += other.imagesWith[id];
    }
    SortedMap<PictureSize, Integer> allSizes = new TreeMap<>(sizes);
    other.sizes.forEach((size, count) -> allSizes.merge(size, count, Integer::sum));
    return new SplitSurvey(
        images + other.images,
        labelled + other.labelled,
        allPixels,
        allImages,
        voidPixels + other.voidPixels,
        unknownPixels + other.unknownPixels,
        allSizes);
  }
}
