package org.stegoscope.analysis.crf;

import org.stegoscope.job.JobContext;

/// A Gaussian kernel between pixels, normalised symmetrically: a value is multiplied with `1 /
/// sqrt(filter of 1)` before and after it is filtered. A pixel also pulls itself.
///
/// Values are pixel by pixel, `[pixels, classes]`.
final class Kernel {

  private static final double LEAST = 1e-20;

  private final Lattice lattice;

  /// In the order of [Lattice#places]: barycentric weight times norm of the pixel.
  private final float[] spreading;

  /// In the order of [Lattice#cornerOf], with the weight of the kernel.
  private final float[] reading;

  /// `[corners + 1, classes]`, the last for neighbours there are none of.
  private float[] values;

  private float[] blurred;

  private Kernel(Lattice lattice, float[] spreading, float[] reading) {
    this.lattice = lattice;
    this.spreading = spreading;
    this.reading = reading;
  }

  static Kernel of(float[] features, int dimension, double weight, JobContext context) {
    Lattice lattice = Lattice.of(features, dimension, context);
    int places = lattice.cornerOf().length;
    float[] ones = new float[places];
    for (int i = 0; i < places; i++) {
      ones[i] = lattice.weights()[lattice.places()[i]];
    }
    Kernel plain = new Kernel(lattice, ones, lattice.weights());
    float[] one = new float[lattice.points()];
    java.util.Arrays.fill(one, 1);
    plain.filter(one, 1, context);
    float[] norms = new float[lattice.points()];
    for (int point = 0; point < norms.length; point++) {
      double sum = 0;
      for (int corner = 0; corner < lattice.corners(); corner++) {
        int place = point * lattice.corners() + corner;
        sum += lattice.weights()[place] * plain.values[lattice.cornerOf()[place]];
      }
      norms[point] = (float) (1 / Math.sqrt(sum * lattice.norm() + LEAST));
    }
    float[] spreading = new float[places];
    float[] reading = new float[places];
    for (int i = 0; i < places; i++) {
      int place = lattice.places()[i];
      spreading[i] = ones[i] * norms[place / lattice.corners()];
      reading[i] =
          (float) (lattice.weights()[i] * norms[i / lattice.corners()] * lattice.norm() * weight);
    }
    return new Kernel(lattice, spreading, reading);
  }

  /// Memory that filtering `classes` classes takes, in bytes.
  long bytes(int classes) {
    return 2L * Float.BYTES * (lattice.size() + 1) * classes;
  }

  /// Spreads and blurs `input`, `[pixels, classes]`; [#add] then reads.
  void filter(float[] input, int classes, JobContext context) {
    int length = Math.multiplyExact(lattice.size() + 1, classes);
    if (values == null || values.length != length) {
      values = new float[length];
      blurred = new float[length];
    }
    Lattice.chunks(lattice.size(), context, (from, to) -> spread(input, classes, from, to));
    for (int axis = 0; axis < lattice.corners(); axis++) {
      int along = axis;
      float[] old = values;
      float[] now = blurred;
      Lattice.chunks(
          lattice.size(), context, (from, to) -> blur(old, now, along, classes, from, to));
      values = now;
      blurred = old;
    }
  }

  private void spread(float[] input, int classes, int from, int to) {
    int[] starts = lattice.starts();
    int[] places = lattice.places();
    int corners = lattice.corners();
    float[] target = values;
    for (int corner = from; corner < to; corner++) {
      int at = corner * classes;
      for (int k = 0; k < classes; k++) {
        target[at + k] = 0;
      }
      for (int i = starts[corner]; i < starts[corner + 1]; i++) {
        float weight = spreading[i];
        int pixel = places[i] / corners * classes;
        for (int k = 0; k < classes; k++) {
          target[at + k] += weight * input[pixel + k];
        }
      }
    }
  }

  private void blur(float[] old, float[] now, int axis, int classes, int from, int to) {
    for (int corner = from; corner < to; corner++) {
      int at = corner * classes;
      int before = lattice.neighbourBefore(axis, corner) * classes;
      int behind = lattice.neighbourBehind(axis, corner) * classes;
      for (int k = 0; k < classes; k++) {
        now[at + k] = old[at + k] + 0.5f * (old[before + k] + old[behind + k]);
      }
    }
  }

  /// Adds what a pixel reads to `sums`, `[classes]`.
  void add(int pixel, int classes, float[] sums) {
    int corners = lattice.corners();
    int[] cornerOf = lattice.cornerOf();
    float[] source = values;
    for (int place = pixel * corners; place < (pixel + 1) * corners; place++) {
      float weight = reading[place];
      int at = cornerOf[place] * classes;
      for (int k = 0; k < classes; k++) {
        sums[k] += weight * source[at + k];
      }
    }
  }
}
