package org.stegoscope.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegoscope.core.ColorMap;
import org.stegoscope.core.ScalarMap;

final class TicksTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1, 6, 0.0 0.2 0.4 0.6 0.8 1.0",
    "-1, 1, 5, −1.0 −0.5 0.0 0.5 1.0",
    "-0.213, 0.934, 6, −0.2 0.0 0.2 0.4 0.6 0.8",
    "0, 0.0123, 3, 0.000 0.005 0.010",
    "3, 250, 3, 100 200",
    "0, 2e6, 3, 0 1e6 2e6",
    "1e-9, 4e-9, 4, 1e−9 2e−9 3e−9 4e−9",
    "0.5, 0.5, 4, 0.5",
    "0.3, 0.4, 1, 0.4",
  })
  void ticksAreRoundNumbers(float low, float high, int most, String expected) {
    Ticks ticks = Ticks.of(new ScalarMap.Range(low, high), most);
    assertThat(String.join(" ", ticks.labels())).isEqualTo(expected);
  }

  @Test
  void anyRangeHasAtLeastOneTickAndNoneOutside() {
    Random random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      float a = Float.intBitsToFloat(random.nextInt());
      float b = Float.intBitsToFloat(random.nextInt());
      if (Float.isFinite(a) && Float.isFinite(b)) {
        ScalarMap.Range range = new ScalarMap.Range(Math.min(a, b), Math.max(a, b));
        int most = 1 + random.nextInt(6);
        Ticks ticks = Ticks.of(range, most);
        assertThat(ticks.values()).hasSizeBetween(1, most);
        // The ends count as inside within a millionth of the range.
        double slack = 2e-6 * ((double) range.high() - range.low());
        assertThat(ticks.values())
            .allMatch(value ->
                value.doubleValue() >= range.low() - slack
                    && value.doubleValue() <= range.high() + slack);
      }
    }
  }

  @Test
  void aColourBarOfNoNumbersIsAProgrammingError() {
    ScalarMap.Range range = new ScalarMap.Range(Float.NaN, 1);
    assertThatThrownBy(() -> new Guide.ColorBar("", ColorMap.GREY, range))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
