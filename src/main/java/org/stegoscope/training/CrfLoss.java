package org.stegoscope.training;

import java.util.Arrays;
import org.stegoscope.analysis.ParallelRows;
import org.stegoscope.job.JobContext;

/// The contrastive CRF loss of STEGO's code: pixels that are near and of like colour shall have
/// like codes. Less the mean, over all pairs of drawn pixels, of kernel and cosine of codes.
///
/// A kernel is 0 a few pixels away, but for its shift, so only near pairs are multiplied out; the
/// shift acts through the sum of all codes.
final class CrfLoss {

  private final FeatureBatch pictures;
  private final FeatureBatch codes;
  private final PixelDraws draws;
  private final CrfKernel kernel;
  private final double scale;
  private final int points;
  private final int width;
  private final Taps ofPictures;
  private final Taps ofCodes;
  private final int[][] near;
  private final double[] losses;
  private final float[] gradient;

  /// @param loss without its weight
  /// @param codeGradient of the weighted loss by the codes, `[images, patches, d]`
  record Result(double loss, float[] codeGradient) {}

  private CrfLoss(
      FeatureBatch pictures,
      FeatureBatch codes,
      PixelDraws draws,
      CrfKernel kernel,
      double weight) {
    this.pictures = pictures;
    this.codes = codes;
    this.draws = draws;
    this.kernel = kernel;
    points = draws.points();
    width = codes.channels();
    scale = -2 * weight / ((double) codes.images() * points * points);
    ofPictures = draws.taps(pictures);
    ofCodes = draws.taps(codes);
    near = draws.near(kernel.reach());
    losses = new double[codes.images()];
    gradient = new float[codes.values().length];
  }

  /// @param pictures normalised images, of any size
  static Result of(
      FeatureBatch pictures,
      FeatureBatch codes,
      PixelDraws draws,
      CrfKernel kernel,
      double weight,
      JobContext context) {
    CrfLoss loss = new CrfLoss(pictures, codes, draws, kernel, weight);
    ParallelRows.forEach(codes.images(), context, loss::add);
    double sum = Arrays.stream(loss.losses).sum();
    return new Result(-sum / ((double) codes.images() * loss.points * loss.points), loss.gradient);
  }

  private void add(int image) {
    float[] colours = new float[points * pictures.channels()];
    ofPictures.gather(pictures, image, colours, 0);
    float[] sampled = new float[points * width];
    ofCodes.gather(codes, image, sampled, 0);
    UnitRows units = UnitRows.of(sampled, width);
    double[] all = shifted(units.units());
    float[] slopes = new float[points * width];
    double loss = 0;
    for (int point = 0; point < points; point++) {
      double[] pulled = pulled(point, colours, units.units(), all);
      for (int c = 0; c < width; c++) {
        loss += pulled[c] * units.units()[point * width + c];
        // A pair is met twice, once from each side.
        slopes[point * width + c] = (float) (scale * pulled[c]);
      }
    }
    losses[image] = loss;
    units.pullBack(slopes);
    ofCodes.scatter(slopes, 0, gradient, image * codes.patches(), width);
  }

  /// What the shift makes of all codes.
  private double[] shifted(float[] units) {
    double[] all = new double[width];
    if (kernel.shift() != 0) {
      for (int i = 0; i < units.length; i++) {
        all[i % width] -= kernel.shift() * units[i];
      }
    }
    return all;
  }

  /// The sum of all codes, each times its kernel with a point.
  private double[] pulled(int point, float[] colours, float[] units, double[] all) {
    double[] pulled = all.clone();
    for (int other : near[point]) {
      double pull =
          kernel.at(draws.square(point, other), square(colours, point, other)) + kernel.shift();
      for (int c = 0; c < width; c++) {
        pulled[c] += pull * units[other * width + c];
      }
    }
    return pulled;
  }

  private double square(float[] colours, int one, int other) {
    int channels = pictures.channels();
    double square = 0;
    for (int c = 0; c < channels; c++) {
      double apart = (double) colours[one * channels + c] - colours[other * channels + c];
      square += apart * apart;
    }
    return square;
  }
}
