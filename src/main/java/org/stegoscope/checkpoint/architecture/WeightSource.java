package org.stegoscope.checkpoint.architecture;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.stegoscope.checkpoint.StoredTensor;

/// A weight of the network: one tensor of the file, or several one after the other along the first
/// axis.
public record WeightSource(List<StoredTensor> parts) {

  public WeightSource {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a weight needs at least one tensor");
    }
  }

  static WeightSource of(StoredTensor tensor) {
    return new WeightSource(List.of(tensor));
  }

  /// The shape of all parts together; the parts agree in all axes but the first.
  public long[] shape() {
    long[] shape = parts.getFirst().shape();
    for (StoredTensor part : parts.subList(1, parts.size())) {
      shape[0] += part.shape()[0];
    }
    return shape;
  }

  public long elements() {
    return parts.stream().mapToLong(StoredTensor::elements).sum();
  }

  /// Copies the weight as float32, native byte order, row-major.
  ///
  /// @param destination at least 4 * [#elements()] bytes
  public void copyFloatsTo(MemorySegment destination) {
    long position = 0;
    for (StoredTensor part : parts) {
      long bytes = part.elements() * Float.BYTES;
      part.copyFloatsTo(destination.asSlice(position, bytes));
      position += bytes;
    }
  }

  public float[] floats() {
    float[] floats = new float[Math.toIntExact(elements())];
    copyFloatsTo(MemorySegment.ofArray(floats));
    return floats;
  }
}
