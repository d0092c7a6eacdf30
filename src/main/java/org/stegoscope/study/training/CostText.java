package org.stegoscope.study.training;

import java.util.List;
import java.util.Locale;

/// What a run takes, for a person to read.
public final class CostText {

  private static final double MEGABYTE = 1e6;

  private CostText() {}

  /// Three lines.
  public static List<String> lines(SetupCheck.Cost cost) {
    return List.of(
        String.format(
            Locale.ROOT,
            "features: %,d of %,d images still to compute, %,.0f MB on the disk",
            cost.training().missing() + cost.validation().missing(),
            cost.training().images() + cost.validation().images(),
            (cost.training().bytes() + cost.validation().bytes()) / MEGABYTE),
        String.format(
            Locale.ROOT,
            "measured: %.2f s a step on kept features, %.2f s a pass of the backbone",
            cost.stepSeconds(),
            cost.passSeconds()),
        String.format(
            Locale.ROOT,
            "about %s, validations aside; without kept features about %s",
            duration(cost.seconds()),
            duration(cost.secondsWithoutCache())));
  }

  private static String duration(double seconds) {
    if (seconds < 90) {
      return String.format(Locale.ROOT, "%.0f s", seconds);
    }
    return seconds < 5400
        ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
        : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }
}
