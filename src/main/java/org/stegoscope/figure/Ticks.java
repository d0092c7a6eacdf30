package org.stegoscope.figure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.stegoscope.core.ScalarMap;

/// Round numbers of a range: whole multiples of 1, 2 or 5 times a power of ten.
record Ticks(List<BigDecimal> values) {

  private static final int[] ROUND = {1, 2, 5};

  /// From this power of ten on, and below the other, numbers are written as 1e6.
  private static final int LARGEST_PLAIN = 5;

  private static final int SMALLEST_PLAIN = -5;

  /// At most `most` round numbers, as many as there are with the smallest such step. One number, an
  /// end of the range, where no round one lies inside.
  static Ticks of(ScalarMap.Range range, int most) {
    double extent = (double) range.high() - range.low();
    if (extent <= 0) {
      return new Ticks(List.of(new BigDecimal(Float.toString(range.low()))));
    }
    int power = (int) Math.floor(Math.log10(extent / most)) - 1;
    while (true) {
      for (int round : ROUND) {
        BigDecimal step = new BigDecimal(round).scaleByPowerOfTen(power);
        List<BigDecimal> inside = multiples(step, range, most + 1);
        if (inside.size() <= most) {
          return inside.isEmpty()
              ? new Ticks(List.of(new BigDecimal(Float.toString(range.low()))))
              : new Ticks(inside);
        }
      }
      power++;
    }
  }

  /// The multiples of `step` in the range, no more than `most`. The ends count as inside within the
  /// precision of their numbers.
  private static List<BigDecimal> multiples(BigDecimal step, ScalarMap.Range range, int most) {
    double slack = 1e-6 * ((double) range.high() - range.low());
    long first = (long) Math.ceil((range.low() - slack) / step.doubleValue());
    List<BigDecimal> inside = new ArrayList<>();
    for (long i = first; inside.size() < most; i++) {
      BigDecimal value = step.multiply(BigDecimal.valueOf(i));
      if (value.doubleValue() > range.high() + slack) {
        break;
      }
      inside.add(value);
    }
    return inside;
  }

  /// The numbers as text, all with the same digits behind the point.
  List<String> labels() {
    int highest =
        values.stream().filter(v -> v.signum() != 0).mapToInt(Ticks::power).max().orElse(0);
    int digits = values.stream().mapToInt(v -> v.stripTrailingZeros().scale()).max().orElse(0);
    boolean plain = highest <= LARGEST_PLAIN && highest >= SMALLEST_PLAIN;
    return values.stream()
        .map(v -> plain ? v.setScale(Math.max(0, digits)).toPlainString() : scientific(v))
        .map(text -> text.replace('-', '\u2212'))
        .toList();
  }

  private static int power(BigDecimal value) {
    return value.precision() - value.scale() - 1;
  }

  private static String scientific(BigDecimal value) {
    if (value.signum() == 0) {
      return "0";
    }
    BigDecimal digits = value.stripTrailingZeros();
    return digits.scaleByPowerOfTen(-power(digits)).toPlainString() + "e" + power(digits);
  }
}
