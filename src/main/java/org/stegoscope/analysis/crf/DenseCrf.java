package org.stegoscope.analysis.crf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// The fully connected conditional random field of Kraehenbuehl and Koltun 2011, by mean field:
/// probabilities of classes are refined so that pixels that are near, and near and of like colour,
/// agree. Numbers are those of the library that STEGO calls, as far as float32 goes. The same input
/// gives the same bits on any number of cores.
public final class DenseCrf {

  private static final String STAGE = "Dense CRF";
  private static final float LEAST_PROBABILITY = 1e-5f;
  private static final double MOST_OF_HEAP = 0.7;

  /// Of a pixel and a lattice: its corners, their weights three times, their places, and keys.
  private static final long BYTES_A_CORNER = 6L * Integer.BYTES;

  private final int pixels;
  private final int classes;
  private final CrfOptions options;
  private final JobContext context;
  private final List<Kernel> kernels = new ArrayList<>();

  /// Less the unary energy, `[pixels, classes]`.
  private final float[] evidence;

  private DenseCrf(int pixels, int classes, CrfOptions options, JobContext context) {
    this.pixels = pixels;
    this.classes = classes;
    this.options = options;
    this.context = context;
    evidence = new float[Math.multiplyExact(pixels, classes)];
  }

  /// Refines `probabilities`, `[classes, rows, columns]`, of the pixels of the picture; the answer
  /// has the same shape. Probabilities need not sum to 1; those below 1e-5 count as that much.
  ///
  /// @throws StegoscopeException where the shapes do not go together, a probability is no number,
  ///   or memory does not suffice
  public static float[] refine(
      RgbImage picture,
      float[] probabilities,
      int classes,
      CrfOptions options,
      JobContext context) {
    DenseCrf crf = of(picture, probabilities, classes, options, context);
    crf.takeEvidence(probabilities, Scale.LINEAR);
    return crf.run(picture);
  }

  /// The same for logarithms of probabilities.
  ///
  /// @throws StegoscopeException as above
  public static float[] refineLogarithms(
      RgbImage picture,
      float[] logProbabilities,
      int classes,
      CrfOptions options,
      JobContext context) {
    DenseCrf crf = of(picture, logProbabilities, classes, options, context);
    crf.takeEvidence(logProbabilities, Scale.LOGARITHMIC);
    return crf.run(picture);
  }

  private static DenseCrf of(
      RgbImage picture, float[] values, int classes, CrfOptions options, JobContext context) {
    int pixels = picture.width() * picture.height();
    if (classes < 1 || values.length != (long) classes * pixels) {
      throw new StegoscopeException(
          "%,d probabilities are not those of %d classes at %d x %d pixels."
              .formatted(values.length, classes, picture.width(), picture.height()));
    }
    long lattices = pixels * (3L + 6L) * BYTES_A_CORNER;
    requireMemory(lattices + 3L * Float.BYTES * pixels * classes, picture, classes);
    return new DenseCrf(pixels, classes, options, context);
  }

  private static void requireMemory(long bytes, RgbImage picture, int classes) {
    double allowed = Runtime.getRuntime().maxMemory() * MOST_OF_HEAP;
    if (bytes > allowed) {
      throw new StegoscopeException(
          String.format(
              Locale.ROOT,
              "A CRF of %d classes at %d x %d pixels needs about %.1f GB, more than the %.1f GB there"
                  + " are for it: choose a smaller picture, or give Java more memory.",
              classes,
              picture.width(),
              picture.height(),
              bytes / 1e9,
              allowed / 1e9));
    }
  }

  private enum Scale {
    LINEAR,
    LOGARITHMIC
  }

  private void takeEvidence(float[] values, Scale scale) {
    float least = (float) Math.log(LEAST_PROBABILITY);
    Lattice.chunks(
        pixels,
        context,
        (from, to) -> {
          for (int k = 0; k < classes; k++) {
            for (int pixel = from; pixel < to; pixel++) {
              float value = values[k * pixels + pixel];
              if (Float.isNaN(value) || value == Float.POSITIVE_INFINITY) {
                throw new StegoscopeException(
                    "A CRF cannot refine a probability of %s.".formatted(Float.toString(value)));
              }
              float logarithm =
                  scale == Scale.LOGARITHMIC
                      ? value
                      : (float) Math.log(Math.max(value, LEAST_PROBABILITY));
              evidence[pixel * classes + k] = Math.clamp(logarithm, least, 0);
            }
          }
        });
  }

  private float[] run(RgbImage picture) {
    context.progress(STAGE, 0);
    makeKernels(picture);
    long filtering = 0;
    for (Kernel kernel : kernels) {
      filtering += kernel.bytes(classes);
    }
    requireMemory(filtering + 2L * Float.BYTES * evidence.length, picture, classes);
    float[] beliefs = new float[evidence.length];
    Lattice.chunks(
        pixels,
        context,
        (from, to) -> {
          for (int pixel = from; pixel < to; pixel++) {
            System.arraycopy(evidence, pixel * classes, beliefs, pixel * classes, classes);
            softmax(beliefs, pixel * classes);
          }
        });
    for (int iteration = 0; iteration < options.iterations(); iteration++) {
      context.progress(STAGE, (iteration + 1.0) / (options.iterations() + 1));
      kernels.forEach(kernel -> kernel.filter(beliefs, classes, context));
      Lattice.chunks(pixels, context, (from, to) -> update(beliefs, from, to));
    }
    context.progress(STAGE, 1);
    return classesFirst(beliefs);
  }

  private void makeKernels(RgbImage picture) {
    if (options.nearWeight() > 0) {
      float[] places = new float[2 * pixels];
      for (int i = 0; i < pixels; i++) {
        places[2 * i] = i % picture.width() / (float) options.nearSigma();
        places[2 * i + 1] = i / picture.width() / (float) options.nearSigma();
      }
      kernels.add(Kernel.of(places, 2, options.nearWeight(), context));
    }
    if (options.alikeWeight() > 0) {
      float[] features = new float[5 * pixels];
      for (int i = 0; i < pixels; i++) {
        features[5 * i] = i % picture.width() / (float) options.alikeSigma();
        features[5 * i + 1] = i / picture.width() / (float) options.alikeSigma();
        for (int channel = 0; channel < 3; channel++) {
          int read = options.channels() == CrfOptions.Channels.RGB ? channel : 2 - channel;
          features[5 * i + 2 + channel] =
              Byte.toUnsignedInt(picture.pixels()[3 * i + read]) / (float) options.colorSigma();
        }
      }
      kernels.add(Kernel.of(features, 5, options.alikeWeight(), context));
    }
  }

  private void update(float[] beliefs, int from, int to) {
    float[] sums = new float[classes];
    for (int pixel = from; pixel < to; pixel++) {
      System.arraycopy(evidence, pixel * classes, sums, 0, classes);
      for (Kernel kernel : kernels) {
        kernel.add(pixel, classes, sums);
      }
      System.arraycopy(sums, 0, beliefs, pixel * classes, classes);
      softmax(beliefs, pixel * classes);
    }
  }

  private void softmax(float[] values, int start) {
    float greatest = values[start];
    for (int k = 1; k < classes; k++) {
      greatest = Math.max(greatest, values[start + k]);
    }
    float sum = 0;
    for (int k = 0; k < classes; k++) {
      values[start + k] = (float) Math.exp(values[start + k] - greatest);
      sum += values[start + k];
    }
    float share = 1 / sum;
    for (int k = 0; k < classes; k++) {
      values[start + k] *= share;
    }
  }

  private float[] classesFirst(float[] beliefs) {
    float[] probabilities = new float[beliefs.length];
    Lattice.chunks(
        pixels,
        context,
        (from, to) -> {
          for (int k = 0; k < classes; k++) {
            for (int pixel = from; pixel < to; pixel++) {
              probabilities[k * pixels + pixel] = beliefs[pixel * classes + k];
            }
          }
        });
    return probabilities;
  }
}
