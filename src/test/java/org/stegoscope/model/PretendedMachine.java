package org.stegoscope.model;

import java.util.Set;

/// Processors that are not this machine's.
public final class PretendedMachine {

  private PretendedMachine() {}

  /// Loads models as on a processor with units for bfloat16. Every processor can compute in it,
  /// only slowly.
  public static ModelLoader withBfloat16() {
    return new ModelLoader(new Processor("New", Set.of("avx512_bf16")));
  }

  /// Loads models as on a processor without such units.
  public static ModelLoader withoutBfloat16() {
    return new ModelLoader(new Processor("Old", Set.of("avx2")));
  }
}
