package org.stegoscope.analysis.trust;

import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.RgbImage;

/// How well the likeness of features tells that two places are of one class: precision over recall
/// of the cosine, as STEGO's paper compares features with codes. Scores are counted in narrow bins,
/// so that memory does not grow with the number of images.
///
/// In each image two sets of places are drawn; every place of one is compared with every one of the
/// other. Features and labels are sampled bilinearly, corners at corners; a place is of a class
/// only if all labels around it are.
public final class CorrespondenceCurve {

  /// Narrow enough that average precision is within a thousandth of that of exact scores.
  private static final int BINS = 1 << 16;

  private static final double EPSILON = 1e-10;
  private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
  private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};
  private static final int MIXED = -1;
  private static final int VOID = -2;

  /// What becomes of places without a label, and which places the kernel compares.
  public enum Rules {
    /// They are left out; each place of one set is compared with each of the other, by the
    /// positions and colours of both.
    OWN,
    /// As STEGO's script has it: no label is a class of its own, so two such places correspond. The
    /// kernel takes the position of row `a`, column `b` of a square of places for that of row `b`,
    /// column `a`, whose colour and class it is compared with.
    UPSTREAM
  }

  private final int classes;
  private final int samples;
  private final Rules rule;
  private final long[] positive = new long[BINS];
  private final long[] negative = new long[BINS];

  /// @param samples places a side: `samples * samples` are drawn twice in each image
  public CorrespondenceCurve(int classes, int samples, Rules rule) {
    this.classes = classes;
    this.samples = samples;
    this.rule = rule;
  }

  /// Adds an image.
  ///
  /// @param seed of the places
  public void add(FeatureMap map, LabelMap labels, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int count = samples * samples;
    float[][] first = new float[count][];
    float[][] second = new float[count][];
    int[] classOfFirst = new int[count];
    int[] classOfSecond = new int[count];
    draw(map, labels, random, first, classOfFirst);
    draw(map, labels, random, second, classOfSecond);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        count((cosine(first[i], second[j]) + 1) / 2, classOfFirst[i], classOfSecond[j]);
      }
    }
  }

  /// Adds an image by the likeness of place and colour instead of features: the kernel of a CRF by
  /// hand, of STEGO's script. The same seed draws the same places as for features.
  ///
  /// @param picture of the size of the labels
  public void addKernel(RgbImage picture, LabelMap labels, long seed) {
    int pixels = picture.width() * picture.height();
    float[] colors = new float[3 * pixels];
    for (int i = 0; i < colors.length; i++) {
      colors[i] = (Byte.toUnsignedInt(picture.pixels()[i]) / 255f - MEAN[i % 3]) / DEVIATION[i % 3];
    }
    FeatureMap map = new FeatureMap(new PatchGrid(picture.height(), picture.width(), 1), 3, colors);
    SplittableRandom random = new SplittableRandom(seed);
    int count = samples * samples;
    double[][] first = new double[count][];
    double[][] second = new double[count][];
    int[] classOfFirst = new int[count];
    int[] classOfSecond = new int[count];
    drawPlaces(map, labels, random, first, classOfFirst);
    drawPlaces(map, labels, random, second, classOfSecond);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        count(
            kernel(first[positionOf(i)], second[positionOf(j)], first[i], second[j]),
            classOfFirst[i],
            classOfSecond[j]);
      }
    }
  }

  private void drawPlaces(
      FeatureMap map, LabelMap labels, SplittableRandom random, double[][] places, int[] ids) {
    for (int i = 0; i < places.length; i++) {
      double x = random.nextDouble();
      double y = random.nextDouble();
      double[] color = interpolated(map, x, y);
      places[i] = new double[] {2 * x - 1, 2 * y - 1, color[0], color[1], color[2]};
      ids[i] = classAt(labels, x, y);
    }
  }

  /// The place in the square of places whose position is taken for that of place `i`.
  private int positionOf(int i) {
    return rule == Rules.UPSTREAM ? i % samples * samples + i / samples : i;
  }

  /// 0 to 1, in place of 0.3 to 13.3; the order is what counts.
  private static double kernel(double[] a, double[] b, double[] colorOfA, double[] colorOfB) {
    double near = square(a, b, 0, 2);
    double alike = square(colorOfA, colorOfB, 2, 5);
    double value =
        10 * Math.exp(-near / (2 * Math.exp(0.5)) - alike / (2 * Math.exp(0.15)))
            + 3 * Math.exp(-near / (2 * Math.exp(0.05)));
    return value / 13;
  }

  private static double square(double[] a, double[] b, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }

  /// @param score 0..1
  private void count(double score, int one, int other) {
    if (rule == Rules.UPSTREAM || (one != VOID && other != VOID)) {
      boolean same = one == other && one != MIXED;
      (same ? positive : negative)[Math.clamp((int) (score * BINS), 0, BINS - 1)]++;
    }
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  private void draw(
      FeatureMap map, LabelMap labels, SplittableRandom random, float[][] units, int[] ids) {
    for (int i = 0; i < units.length; i++) {
      double x = random.nextDouble();
      double y = random.nextDouble();
      units[i] = unit(map, x, y);
      ids[i] = classAt(labels, x, y);
    }
  }

  /// The vector at a place, divided by its norm.
  private static float[] unit(FeatureMap map, double x, double y) {
    double[] vector = interpolated(map, x, y);
    double square = 0;
    for (double value : vector) {
      square += value * value;
    }
    double norm = Math.max(Math.sqrt(square), EPSILON);
    float[] unit = new float[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (vector[i] / norm);
    }
    return unit;
  }

  /// Bilinearly; `x` and `y` go from corner to corner.
  private static double[] interpolated(FeatureMap map, double x, double y) {
    int columns = map.grid().columns();
    int rows = map.grid().rows();
    double across = x * (columns - 1);
    double down = y * (rows - 1);
    int left = Math.min((int) across, columns - 1);
    int top = Math.min((int) down, rows - 1);
    int right = Math.min(left + 1, columns - 1);
    int bottom = Math.min(top + 1, rows - 1);
    double u = across - left;
    double v = down - top;
    double[] vector = new double[map.channels()];
    for (int i = 0; i < vector.length; i++) {
      double upper =
          (1 - u) * map.at(top * columns + left, i) + u * map.at(top * columns + right, i);
      double lower =
          (1 - u) * map.at(bottom * columns + left, i) + u * map.at(bottom * columns + right, i);
      vector[i] = (1 - v) * upper + v * lower;
    }
    return vector;
  }

  private int classAt(LabelMap labels, double x, double y) {
    double across = x * (labels.width() - 1);
    double down = y * (labels.height() - 1);
    int left = (int) across;
    int top = (int) down;
    int right = Math.min(left + 1, labels.width() - 1);
    int bottom = Math.min(top + 1, labels.height() - 1);
    int one = id(labels.at(left, top));
    boolean pure =
        one == id(labels.at(right, top))
            && one == id(labels.at(left, bottom))
            && one == id(labels.at(right, bottom));
    boolean touchesVoid =
        one == VOID
            || id(labels.at(right, top)) == VOID
            || id(labels.at(left, bottom)) == VOID
            || id(labels.at(right, bottom)) == VOID;
    if (pure) {
      return one;
    }
    return touchesVoid && rule == Rules.OWN ? VOID : MIXED;
  }

  private int id(int label) {
    return label < classes ? label : VOID;
  }

  /// Precision over rising recall, the likest pairs first; without any pair that corresponds, empty
  /// arrays and no average.
  ///
  /// @param averagePrecision the sum of precisions, each times the recall that is won by it
  public record Curve(
      double[] recall, double[] precision, OptionalDouble averagePrecision, long pairs) {}

  public Curve curve() {
    long all = 0;
    long pairs = 0;
    int used = 0;
    for (int bin = 0; bin < BINS; bin++) {
      all += positive[bin];
      pairs += positive[bin] + negative[bin];
      used += positive[bin] + negative[bin] > 0 ? 1 : 0;
    }
    if (all == 0) {
      return new Curve(new double[0], new double[0], OptionalDouble.empty(), pairs);
    }
    double[] recall = new double[used];
    double[] precision = new double[used];
    long hits = 0;
    long taken = 0;
    double average = 0;
    int next = 0;
    for (int bin = BINS - 1; bin >= 0; bin--) {
      if (positive[bin] + negative[bin] > 0) {
        hits += positive[bin];
        taken += positive[bin] + negative[bin];
        recall[next] = (double) hits / all;
        precision[next] = (double) hits / taken;
        average += (double) positive[bin] / all * precision[next];
        next++;
      }
    }
    return new Curve(recall, precision, OptionalDouble.of(average), pairs);
  }
}
