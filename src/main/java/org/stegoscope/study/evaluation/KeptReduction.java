package org.stegoscope.study.evaluation;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalDouble;
import org.stegoscope.analysis.projection.FittedReduction;
import org.stegoscope.analysis.projection.Reduction;

/// A reduction in a file. What it is of stands in the digest of the file.
final class KeptReduction {

  private KeptReduction() {}

  static byte[] bytes(FittedReduction reduction) {
    ByteBuffer bytes =
        ByteBuffer.allocate(
            3 * Integer.BYTES
                + Double.BYTES * (1 + reduction.channels())
                + Float.BYTES * reduction.directions().length);
    bytes.putInt(reduction.channels()).putInt(reduction.dimension()).putInt(reduction.vectors());
    bytes.putDouble(reduction.explainedVariance().orElse(Double.NaN));
    for (double value : reduction.mean()) {
      bytes.putDouble(value);
    }
    for (float value : reduction.directions()) {
      bytes.putFloat(value);
    }
    return bytes.array();
  }

  /// Empty where the bytes are something else.
  static Optional<FittedReduction> read(Reduction reduction, byte[] bytes) {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      int channels = in.getInt();
      int dimension = in.getInt();
      int vectors = in.getInt();
      double explained = in.getDouble();
      double[] mean = new double[Math.min(channels, in.remaining() / Double.BYTES)];
      for (int i = 0; i < mean.length; i++) {
        mean[i] = in.getDouble();
      }
      float[] directions = new float[in.remaining() / Float.BYTES];
      for (int i = 0; i < directions.length; i++) {
        directions[i] = in.getFloat();
      }
      return Optional.of(
          new FittedReduction(
              reduction,
              channels,
              dimension,
              mean,
              directions,
              Double.isNaN(explained) ? OptionalDouble.empty() : OptionalDouble.of(explained),
              vectors));
    } catch (BufferUnderflowException | NegativeArraySizeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
