package org.stegoscope.analysis.fitting;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.stegoscope.analysis.LinearProbe;
import org.stegoscope.analysis.ParallelRows;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// Fits a linear probe to labels as STEGO does (methods of its training script): the cross entropy,
/// a mean over the labelled pixels of a batch, of scores that are interpolated to the size of the
/// labels. The same images, options and seed give the same bits on any number of cores.
public final class LinearProbeFit {

  private static final String STAGE = "Fitting the linear probe";

  private final FitSource source;
  private final FitOptions options;
  private final FitWatcher watcher;
  private final JobContext context;
  private final int classes;
  private final float[] weights;
  private final float[] biases;

  private LinearProbeFit(
      FitSource source,
      FitOptions options,
      FitWatcher watcher,
      JobContext context,
      float[] weights,
      float[] biases) {
    this.source = source;
    this.options = options;
    this.watcher = watcher;
    this.context = context;
    this.weights = weights;
    this.biases = biases;
    classes = biases.length;
  }

  /// Begins with weights drawn as PyTorch draws those of a convolution.
  ///
  /// @throws StegoscopeException where there is no image, no labelled pixel, or the loss is no
  ///   longer a number
  public static LinearProbe fit(
      FitSource source, int classes, FitOptions options, FitWatcher watcher, JobContext context) {
    SplittableRandom random = new SplittableRandom(options.seed());
    Batches batches = new Batches(source.size(), random.split());
    int dimension = source.image(0).map().channels();
    double bound = 1 / Math.sqrt(dimension);
    float[] weights = drawn(classes * dimension, bound, random);
    float[] biases = drawn(classes, bound, random);
    return new LinearProbeFit(source, options, watcher, context, weights, biases).run(batches);
  }

  private static float[] drawn(int count, double bound, SplittableRandom random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-bound, bound);
    }
    return values;
  }

  /// Begins with given weights, `[classes, dimension]`, and biases, which are changed.
  static LinearProbe fit(
      FitSource source, float[] weights, float[] biases, FitOptions options, FitWatcher watcher) {
    Batches batches = new Batches(source.size(), new SplittableRandom(options.seed()).split());
    return new LinearProbeFit(source, options, watcher, JobContext.NONE, weights, biases)
        .run(batches);
  }

  private LinearProbe run(Batches batches) {
    Adam ofWeights = new Adam(weights.length, options.learningRate());
    Adam ofBiases = new Adam(classes, options.learningRate());
    long labelled = 0;
    for (int step = 1; step <= options.steps(); step++) {
      context.progress(STAGE, (double) (step - 1) / options.steps());
      context.giveWay();
      LinearGradient[] gradients = gradients(batches.next(options.batch()));
      long pixels = Arrays.stream(gradients).mapToLong(LinearGradient::pixels).sum();
      labelled += pixels;
      if (pixels > 0) {
        double loss = Arrays.stream(gradients).mapToDouble(LinearGradient::loss).sum() / pixels;
        requireNumber(loss, step);
        watcher.step(step, loss);
        ofWeights.step(weights, mean(gradients, LinearGradient::weights, pixels));
        ofBiases.step(biases, mean(gradients, LinearGradient::biases, pixels));
      }
    }
    if (labelled == 0) {
      throw new StegoscopeException(
          "A linear probe cannot be fitted: no pixel has one of the %d classes."
              .formatted(classes));
    }
    context.progress(STAGE, 1);
    return new LinearProbe(classes, weights.length / classes, weights, biases);
  }

  private LinearGradient[] gradients(int[] batch) {
    LinearGradient[] gradients = new LinearGradient[batch.length];
    ParallelRows.forEach(
        batch.length,
        context,
        i -> {
          FitSource.Image image = source.image(batch[i]);
          if (image.map().channels() != weights.length / classes) {
            throw new StegoscopeException(
                "Features of %d and of %d channels cannot be fitted by one probe."
                    .formatted(weights.length / classes, image.map().channels()));
          }
          gradients[i] =
              image
                  .labels()
                  .map(labels -> LinearGradient.of(image.map(), labels, weights, biases))
                  .orElseGet(() -> LinearGradient.none(classes, image.map().channels()));
        });
    return gradients;
  }

  private interface Part {
    double[] of(LinearGradient gradient);
  }

  /// In the order of the batch.
  private static double[] mean(LinearGradient[] gradients, Part part, long pixels) {
    double[] sum = new double[part.of(gradients[0]).length];
    for (LinearGradient gradient : gradients) {
      double[] more = part.of(gradient);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += more[i];
      }
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= pixels;
    }
    return sum;
  }

  static void requireNumber(double loss, int step) {
    if (!Double.isFinite(loss)) {
      throw new StegoscopeException(
          String.format(
              Locale.ROOT,
              "The probe cannot be fitted: at step %d the loss is %s. Are the features finite, and"
                  + " is the learning rate not too great?",
              step,
              loss));
    }
  }
}
