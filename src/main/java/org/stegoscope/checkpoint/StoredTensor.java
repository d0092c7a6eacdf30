package org.stegoscope.checkpoint;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import org.stegoscope.checkpoint.CheckpointException.Kind;

/// A named tensor whose numbers stay in the file until they are copied out of it.
///
/// Every copy opens the file anew and fails with [Kind#FILE_CHANGED] if it is not the file that was
/// read.
public final class StoredTensor {

  /// A Java array holds no more.
  private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

  /// Half a megabyte of float64: a few milliseconds of work.
  private static final int BLOCK = 1 << 16;

  private final SourceFile file;
  private final String name;
  private final TensorLayout layout;
  private final StorageBytes storage;

  StoredTensor(SourceFile file, String name, TensorLayout layout, StorageBytes storage) {
    this.file = file;
    this.name = name;
    this.layout = layout;
    this.storage = storage;
  }

  /// The dotted path of keys that leads to the tensor in the file.
  public String name() {
    return name;
  }

  public DType dtype() {
    return layout.dtype();
  }

  public long[] shape() {
    return layout.shape().clone();
  }

  /// The product of the shape; 1 for a scalar, 0 for an empty tensor.
  public long elements() {
    return layout.elements();
  }

  /// Copies all elements as float32 in native byte order, row-major, whatever the type and strides
  /// in the file are. Integers and float64 are rounded to the nearest float.
  ///
  /// @param destination at least 4 * [#elements()] bytes
  public void copyFloatsTo(MemorySegment destination) {
    long bytes = elements() * Float.BYTES;
    if (destination.byteSize() < bytes) {
      throw new IllegalArgumentException(
          "%s needs %d bytes, the destination has %d"
              .formatted(name, bytes, destination.byteSize()));
    }
    readBytes(source -> {
      if (isFloat32AsStored()) {
        MemorySegment.copy(source, 0, destination, 0, bytes);
      } else {
        Elements elements = elements(source);
        forEachOffset((index, offset) ->
            destination.set(
                ValueLayout.JAVA_FLOAT_UNALIGNED, index * Float.BYTES, elements.floatAt(offset)));
      }
    });
  }

  public float[] floats() {
    float[] floats = new float[arrayLength()];
    copyFloatsTo(MemorySegment.ofArray(floats));
    return floats;
  }

  /// The elements as float64: exact for every type but int64.
  public double[] doubles() {
    double[] doubles = new double[arrayLength()];
    readBytes(source -> {
      Elements elements = elements(source);
      forEachOffset((index, offset) -> doubles[(int) index] = elements.doubleAt(offset));
    });
    return doubles;
  }

  /// The elements of an integer tensor, exactly.
  ///
  /// @throws IllegalStateException for a floating type
  public long[] longs() {
    if (dtype().isFloating()) {
      throw new IllegalStateException(name + " is " + layout.describe() + ", not integer");
    }
    long[] longs = new long[arrayLength()];
    readBytes(source -> {
      Elements elements = elements(source);
      forEachOffset((index, offset) -> longs[(int) index] = elements.longAt(offset));
    });
    return longs;
  }

  /// Hears of a tensor's elements, a block at a time.
  interface BlockVisitor {

    /// @param values the next elements, of which the first `length` count; used again for the next
    void visit(double[] values, int length);
  }

  /// Gives all elements as float64, row-major. Of a storage that is not compressed no more is in
  /// memory than a block; what is mapped costs address space only.
  void forEachBlock(BlockVisitor visitor) {
    double[] block = new double[(int) Math.min(BLOCK, elements())];
    readBytes(source -> {
      Elements elements = elements(source);
      forEachOffset((index, offset) -> {
        int position = (int) (index % BLOCK);
        block[position] = elements.doubleAt(offset);
        if (position == block.length - 1) {
          visitor.visit(block, block.length);
        }
      });
      int rest = (int) (elements() % BLOCK);
      if (rest > 0 && block.length == BLOCK) {
        visitor.visit(block, rest);
      }
    });
  }

  @Override
  public String toString() {
    return name + ": " + layout.describe();
  }

  private Elements elements(MemorySegment source) {
    return new Elements(source, dtype(), storage.order());
  }

  private int arrayLength() {
    if (elements() > MAX_ARRAY) {
      throw file.fail(
          Kind.LIMIT_EXCEEDED, "has the tensor " + Quote.text(name) + ", too big for one array");
    }
    return (int) elements();
  }

  private boolean isFloat32AsStored() {
    return dtype() == DType.FLOAT32
        && layout.isContiguous()
        && storage.order() == ByteOrder.nativeOrder();
  }

  private void readBytes(Consumer<MemorySegment> use) {
    if (elements() == 0) {
      return;
    }
    long size = dtype().bytes();
    storage.read(file, layout.offset() * size, (layout.reach() + 1) * size, use);
  }

  /// What is done with one element.
  private interface ElementVisitor {

    /// @param index the row-major position
    /// @param offset the position in the storage in bytes, from the tensor's first element
    void visit(long index, long offset);
  }

  private void forEachOffset(ElementVisitor visitor) {
    long[] shape = layout.shape();
    long[] stride = layout.stride();
    int lastAxis = shape.length - 1;
    long rowLength = shape.length == 0 ? 1 : shape[lastAxis];
    long rowStep = shape.length == 0 ? 0 : stride[lastAxis] * dtype().bytes();
    long rows = elements() / rowLength;
    long[] position = new long[Math.max(lastAxis, 0)];
    long index = 0;
    for (long row = 0; row < rows; row++) {
      long offset = 0;
      for (int axis = 0; axis < lastAxis; axis++) {
        offset += position[axis] * stride[axis];
      }
      offset *= dtype().bytes();
      for (long column = 0; column < rowLength; column++, offset += rowStep) {
        visitor.visit(index++, offset);
      }
      for (int axis = lastAxis - 1; axis >= 0 && ++position[axis] == shape[axis]; axis--) {
        position[axis] = 0;
      }
    }
  }
}
