package org.stegoscope.workspace;

import java.util.List;
import java.util.SequencedMap;
import org.stegoscope.model.ComputeDevice;
import org.stegoscope.model.Precision;

/// What models can compute on here.
///
/// @param offers the precisions that make sense on each device, the processor first
/// @param processor what the processor is called
public record Machine(SequencedMap<ComputeDevice, List<Precision>> offers, String processor) {

  public List<ComputeDevice> devices() {
    return List.copyOf(offers.sequencedKeySet());
  }

  /// Why a device does not compute in a precision; empty where it does.
  public String obstacle(ComputeDevice device, Precision precision) {
    if (offers.getOrDefault(device, List.of()).contains(precision)) {
      return "";
    }
    return "%s is offered where the hardware has units for it (AMX or AVX512-BF16, or a GPU). This processor (%s) has none: float32 is faster here, and exact."
        .formatted(precision, processor);
  }
}
