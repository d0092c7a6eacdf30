package org.stegoscope.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Supplier;

/// A tensor to be written, row-major. Its numbers are asked for when their turn comes and let go of
/// afterwards.
public final class TorchTensor {

  private static final int BUFFER = 1 << 16;

  private final DType dtype;
  private final long[] shape;
  private final Supplier<?> values;

  private TorchTensor(DType dtype, long[] shape, Supplier<?> values) {
    this.dtype = dtype;
    this.shape = shape.clone();
    this.values = values;
    if (Arrays.stream(shape).anyMatch(size -> size < 0)) {
      throw new IllegalArgumentException("no tensor has the shape " + Arrays.toString(shape));
    }
    elements();
  }

  /// A float32 tensor of what `values` gives, as many numbers as the shape has places. It is asked
  /// once for each file that is written.
  public static TorchTensor floats(long[] shape, Supplier<float[]> values) {
    return new TorchTensor(DType.FLOAT32, shape, values);
  }

  /// A float32 tensor. The array is not copied.
  public static TorchTensor floats(long[] shape, float[] values) {
    TorchTensor tensor = floats(shape, () -> values);
    tensor.requireCount(values.length);
    return tensor;
  }

  /// An int64 tensor. The array is not copied.
  public static TorchTensor longs(long[] shape, long[] values) {
    TorchTensor tensor = new TorchTensor(DType.INT64, shape, () -> values);
    tensor.requireCount(values.length);
    return tensor;
  }

  public DType dtype() {
    return dtype;
  }

  public long[] shape() {
    return shape.clone();
  }

  /// The product of the shape; 1 for a scalar, 0 for an empty tensor.
  public long elements() {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }

  long bytes() {
    return Math.multiplyExact(elements(), (long) dtype.bytes());
  }

  /// Steps between neighbours, of the last axis first 1, as PyTorch counts them.
  long[] strides() {
    long[] strides = new long[shape.length];
    long step = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      strides[axis] = step;
      step *= Math.max(shape[axis], 1);
    }
    return strides;
  }

  /// The numbers, to be written as often as needed while they are held.
  Content content() {
    Object array = values.get();
    switch (array) {
      case float[] floats -> requireCount(floats.length);
      case long[] longs -> requireCount(longs.length);
      default -> throw new IllegalStateException("no tensor is of " + array.getClass());
    }
    return out -> write(array, out);
  }

  /// Little-endian numbers without anything around them.
  @FunctionalInterface
  interface Content {

    void writeTo(OutputStream out) throws IOException;
  }

  private void write(Object array, OutputStream out) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    int step = BUFFER / dtype.bytes();
    int count = (int) elements();
    for (int from = 0; from < count; from += step) {
      int length = Math.min(step, count - from);
      if (array instanceof float[] floats) {
        buffer.asFloatBuffer().put(floats, from, length);
      } else {
        buffer.asLongBuffer().put((long[]) array, from, length);
      }
      out.write(buffer.array(), 0, length * dtype.bytes());
    }
  }

  private void requireCount(int count) {
    if (count != elements()) {
      throw new IllegalArgumentException(
          "the shape %s is given %d values".formatted(Arrays.toString(shape), count));
    }
  }
}
