package org.stegoscope.study.sweep;

import java.util.List;
import java.util.Map;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.TrainingSettings;

/// Sweeps to test with.
public final class Sweeps {

  /// Enough to be run.
  public static final TrainingSettings BASE =
      TrainingSettings.parse(Map.of("dataset", "camvid:data", "backbone", "vit.pth"));

  private Sweeps() {}

  public static SweepAxis axis(Parameter parameter, String... values) {
    return SweepAxis.of(parameter, List.of(values));
  }

  /// Dimensions 3, 6 and 12, each with STEGO and principal components.
  public static Sweep dimensions(Long... seeds) {
    return new Sweep(
        "dimensions",
        BASE,
        List.of(axis(Parameter.DIM, "3", "6", "12"), axis(Parameter.METHOD, "stego", "pca")),
        List.of(seeds));
  }
}
