package org.stegoscope.ui.checkpoint;

import java.util.Locale;

/// Numbers as this workbench writes them.
final class Quantities {

  private static final double KILO = 1000;
  private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

  private Quantities() {}

  /// `5,717,416`.
  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /// `1 tensor`, `2 tensors`.
  static String counted(long count, String noun) {
    return count(count) + " " + noun + (count == 1 ? "" : "s");
  }

  /// `22.9 MB`.
  static String bytes(long bytes) {
    if (bytes < KILO) {
      return bytes + " B";
    }
    double scaled = bytes / KILO;
    int unit = 0;
    while (scaled >= KILO && unit < UNITS.length - 1) {
      scaled /= KILO;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", scaled, UNITS[unit]);
  }

  /// Five digits, whole numbers as they are.
  static String number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e9;
    if (whole) {
      return String.format(Locale.ROOT, "%,d", (long) value);
    }
    boolean plain = Math.abs(value) >= 1e-3 && Math.abs(value) < 1e6;
    return String.format(Locale.ROOT, plain ? "%.5g" : "%.3e", value);
  }

  /// `12.5 %`.
  static String share(long part, long whole) {
    return whole == 0 ? "" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }
}
