package org.stegoscope.model;

/// The number format of weights and matrix products. Anything compared or exported is computed in
/// [#FLOAT32] unless the user chose otherwise.
public enum Precision {
  FLOAT32,
  /// Half the memory and, where the hardware has the units, more than twice the speed, for a
  /// relative error of about one percent.
  BFLOAT16;

  @Override
  public String toString() {
    return this == FLOAT32 ? "float32" : "bfloat16";
  }
}
