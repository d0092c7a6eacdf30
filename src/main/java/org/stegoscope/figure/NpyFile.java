package org.stegoscope.figure;

import java.nio.file.Path;
import org.stegoscope.core.AtomicFile;

/// Writes single arrays as `.npy`. A failure is the sentence of [AtomicFile].
public final class NpyFile {

  private NpyFile() {}

  /// Writes `<f4`.
  public static void write(Path file, float[] values, int... shape) {
    AtomicFile.write(file, NpyArray.of(values, shape));
  }

  /// Writes `<i8`.
  public static void write(Path file, long[] values, int... shape) {
    AtomicFile.write(file, NpyArray.of(values, shape));
  }

  /// Writes `|u1`: the bytes are unsigned.
  public static void write(Path file, byte[] values, int... shape) {
    AtomicFile.write(file, NpyArray.of(values, shape));
  }
}
