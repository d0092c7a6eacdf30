package org.stegoscope.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.stegoscope.model.TorchRuntime;

/// Matrix products of libtorch on arrays of the heap. Every native array lives for one product; the
/// memory that operands are copied to is kept and used again, for the garbage collector would free
/// it too late.
final class Products implements AutoCloseable {

  private static final int ALIGNMENT = 64;

  private final NDManager owner;
  private final Operand left = new Operand();
  private final Operand right = new Operand();

  Products() {
    TorchRuntime.version();
    owner = NDManager.newBaseManager(Device.cpu(), "PyTorch");
  }

  /// `[batch, m, k]` times `[batch, k, n]`.
  float[] plain(float[] a, float[] b, int batch, int m, int k, int n) {
    try (NDManager scope = owner.newSubManager()) {
      NDArray first = left.place(scope, a, batch, m, k);
      return first.matMul(right.place(scope, b, batch, k, n)).toFloatArray();
    }
  }

  /// `[batch, m, k]` times the transposed of `[batch, n, k]`.
  float[] byTransposed(float[] a, float[] b, int batch, int m, int k, int n) {
    try (NDManager scope = owner.newSubManager()) {
      NDArray first = left.place(scope, a, batch, m, k);
      return first.matMul(turned(right.place(scope, b, batch, n, k))).toFloatArray();
    }
  }

  /// The transposed of `[batch, k, m]` times `[batch, k, n]`.
  float[] transposedBy(float[] a, float[] b, int batch, int m, int k, int n) {
    try (NDManager scope = owner.newSubManager()) {
      NDArray first = turned(left.place(scope, a, batch, k, m));
      return first.matMul(right.place(scope, b, batch, k, n)).toFloatArray();
    }
  }

  private static NDArray turned(NDArray array) {
    return array.getShape().dimension() == 2 ? array.transpose() : array.transpose(0, 2, 1);
  }

  /// How many native arrays live.
  int nativeArrays() {
    return owner.getManagedArrays().size();
  }

  NDManager owner() {
    return owner;
  }

  @Override
  public void close() {
    owner.close();
  }

  /// Memory for one side of a product; it grows to the largest.
  private static final class Operand {

    private MemorySegment memory = MemorySegment.NULL;

    NDArray place(NDManager scope, float[] values, int batch, int rows, int columns) {
      long bytes = (long) values.length * Float.BYTES;
      if (bytes > memory.byteSize()) {
        // A run grows it a few times at most, so the collector may free what is outgrown.
        memory = Arena.ofAuto().allocate(bytes, ALIGNMENT);
      }
      MemorySegment.copy(values, 0, memory, ValueLayout.JAVA_FLOAT, 0, values.length);
      Shape shape = batch == 1 ? new Shape(rows, columns) : new Shape(batch, rows, columns);
      return scope.create(
          memory.asSlice(0, bytes).asByteBuffer().order(ByteOrder.nativeOrder()),
          shape,
          DataType.FLOAT32);
    }
  }
}
