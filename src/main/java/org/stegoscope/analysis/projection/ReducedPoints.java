package org.stegoscope.analysis.projection;

import java.util.SplittableRandom;
import org.stegoscope.analysis.PrincipalComponents;
import org.stegoscope.analysis.Scaling;
import org.stegoscope.job.JobContext;

/// Points as an embedding starts from them: with the cosine divided by their norms, reduced to
/// principal components where there are more channels than wanted.
///
/// @param values `[n, dimension]`, in which Euclidean distances are the metric's
/// @param leading `[n, axes]`, along the one or two leading principal components
record ReducedPoints(float[] values, int dimension, float[] leading, int axes) {

  /// @param components to how many principal components points are reduced; 0 for never
  /// @throws org.stegoscope.core.StegoscopeException if a value is not finite
  static ReducedPoints of(
      float[] points, int dimension, Metric metric, int components, JobContext context) {
    float[] vectors = Vectors.of(points, dimension, metric, context.part(0, 0.2)).normalized();
    boolean isReduced = components > 0 && components < dimension;
    int width = isReduced ? components : Math.min(2, dimension);
    float[] projected =
        PrincipalComponents.fit(vectors, dimension, width, Scaling.CENTRED, context.part(0.2, 0.9))
            .project(vectors, context);
    int axes = Math.min(2, width);
    float[] leading = leading(projected, width, axes);
    return isReduced
        ? new ReducedPoints(projected, width, leading, axes)
        : new ReducedPoints(vectors, dimension, leading, axes);
  }

  private static float[] leading(float[] projected, int width, int axes) {
    int count = projected.length / width;
    float[] leading = new float[count * axes];
    for (int i = 0; i < count; i++) {
      System.arraycopy(projected, i * width, leading, i * axes, axes);
    }
    return leading;
  }

  int size() {
    return values.length / dimension;
  }

  /// The standard deviation along the first component.
  double deviation() {
    double square = 0;
    for (int i = 0; i < leading.length; i += axes) {
      square += (double) leading[i] * leading[i] / size();
    }
    return Math.sqrt(square);
  }

  /// The greatest number along a component, whatever its sign.
  double reach() {
    double reach = 0;
    for (float coordinate : leading) {
      reach = Math.max(reach, Math.abs(coordinate));
    }
    return reach;
  }

  /// Places in the plane: the leading components times `scale`, displaced by Gaussian noise, which
  /// keeps equal points apart. `[n, 2]`.
  double[] start(double scale, double displacement, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] start = new double[2 * size()];
    for (int i = 0; i < size(); i++) {
      for (int axis = 0; axis < 2; axis++) {
        double along = axis < axes ? leading[i * axes + axis] * scale : 0;
        start[2 * i + axis] = along + displacement * random.nextGaussian();
      }
    }
    return start;
  }
}
