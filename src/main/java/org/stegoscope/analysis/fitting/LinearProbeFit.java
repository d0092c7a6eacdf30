package org.stegoscope.analysis.fitting;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.stegoscope.analysis.LinearProbe;
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
    LinearProbeStep.State start = LinearProbeStep.State.drawn(classes, dimension, random);
    return new LinearProbeFit(source, options, watcher, context, start.weights(), start.biases())
        .run(batches);
  }

  /// Begins with given weights, `[classes, dimension]`, and biases.
  static LinearProbe fit(
      FitSource source, float[] weights, float[] biases, FitOptions options, FitWatcher watcher) {
    Batches batches = new Batches(source.size(), new SplittableRandom(options.seed()).split());
    return new LinearProbeFit(source, options, watcher, JobContext.NONE, weights, biases)
        .run(batches);
  }

  private LinearProbe run(Batches batches) {
    LinearProbeStep probe =
        new LinearProbeStep(LinearProbeStep.State.of(weights, biases), options.learningRate());
    boolean learnt = false;
    for (int step = 1; step <= options.steps(); step++) {
      context.progress(STAGE, (double) (step - 1) / options.steps());
      context.giveWay();
      int[] batch = batches.next(options.batch());
      OptionalDouble loss = probe.step(batch.length, i -> source.image(batch[i]), context);
      if (loss.isPresent()) {
        requireNumber(loss.getAsDouble(), step);
        watcher.step(step, loss.getAsDouble());
        learnt = true;
      }
    }
    if (!learnt) {
      throw new StegoscopeException(
          "A linear probe cannot be fitted: no pixel has one of the %d classes."
              .formatted(biases.length));
    }
    context.progress(STAGE, 1);
    return probe.probe();
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
