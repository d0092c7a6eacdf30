package org.stegoscope.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Map;
import org.stegoscope.checkpoint.architecture.WeightSource;

/// A checkpoint's tensors on their way to a device: each is copied once, from the file into the
/// memory the engine reads.
final class Weights {

  private static final int ALIGNMENT = 64;

  private final Map<String, WeightSource> sources;
  private final OpLibrary ops;
  private final NDManager owner;
  private final Arena arena;
  private final ComputeDevice device;
  private final Precision precision;

  /// On the processor the arrays use memory of `arena`, which must outlive `owner`.
  Weights(
      Map<String, WeightSource> sources,
      OpLibrary ops,
      NDManager owner,
      Arena arena,
      ComputeDevice device,
      Precision precision) {
    this.sources = sources;
    this.ops = ops;
    this.owner = owner;
    this.arena = arena;
    this.device = device;
    this.precision = precision;
  }

  /// A tensor that stays in float32 whatever the precision: norms and embeddings.
  NDArray exact(String name) {
    return place(name, Precision.FLOAT32);
  }

  /// A tensor of a matrix product, in the model's precision.
  NDArray product(String name) {
    return place(name, precision);
  }

  private NDArray place(String name, Precision wanted) {
    WeightSource source = sources.get(name);
    boolean asItIs = wanted == Precision.FLOAT32 && device.kind() == ComputeDevice.Kind.CPU;
    if (asItIs) {
      return copy(source, arena, owner);
    }
    try (Arena passing = Arena.ofConfined();
        NDManager scope = owner.newSubManager()) {
      NDArray onHost = copy(source, passing, scope);
      NDArray onDevice = onHost.toDevice(device.djl(), true);
      // DJL's own conversion to bfloat16 ends the process.
      NDArray placed =
          wanted == Precision.FLOAT32 ? onDevice : ops.call(scope, "bfloat16", onDevice);
      placed.attach(owner);
      return placed;
    }
  }

  private static NDArray copy(WeightSource source, Arena arena, NDManager manager) {
    long[] shape = source.shape();
    long elements = 1;
    for (long size : shape) {
      elements *= size;
    }
    MemorySegment memory = arena.allocate(elements * Float.BYTES, ALIGNMENT);
    source.copyFloatsTo(memory);
    return manager.create(
        memory.asByteBuffer().order(ByteOrder.nativeOrder()), new Shape(shape), DataType.FLOAT32);
  }
}
